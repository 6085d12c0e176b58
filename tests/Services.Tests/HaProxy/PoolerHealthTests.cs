using ClusterProvisioning.Services.HaProxy;

namespace ClusterProvisioning.Services.Tests.HaProxy;

public sealed class PoolerHealthTests
{
    private static readonly string[] Units = ["haproxy.service"];

    private const string Running = "active\n\n";

    [Theory]
    [InlineData("primary=UP replicas=UP", false, true, null)]
    [InlineData("primary=UP replicas=DOWN", false, false, null)]
    [InlineData("primary=UP replicas=DOWN", false, true, "no replica")]
    [InlineData("primary=DOWN replicas=UP", false, true, "no leader")]
    [InlineData("primary=DOWN standby_leader=UP replicas=UP", true, true, null)]
    [InlineData("primary=UP standby_leader=DOWN replicas=UP", true, true, null)]
    [InlineData("primary=DOWN standby_leader=DOWN replicas=UP", true, true, "no leader")]
    [InlineData("primary=DOWN standby_leader=UP replicas=UP", false, true, "no leader")]
    public void A_pooler_is_well_while_every_backend_that_should_have_a_server_has_one(string backends, bool isStandby, bool hasReplica, string? wrong) =>
        Said(PoolerHealth.Judge(Units, Running + Table("pgbouncer_read=UP pgbouncer_write=UP " + backends), isStandby, hasReplica), wrong);

    [Theory]
    [InlineData("pgbouncer_read=UP pgbouncer_write=DOWN primary=UP", "no PgBouncer behind pgbouncer_write (DOWN)")]
    [InlineData("primary=UP", "knows no PgBouncer")]
    public void PgBouncer_has_to_be_found(string backends, string wrong) =>
        Said(PoolerHealth.Judge(Units, Running + Table(backends), isStandby: false, hasReplica: false), wrong);

    [Fact]
    public void It_has_to_run_and_to_speak()
    {
        Said(PoolerHealth.Judge(Units, "inactive\n\n", isStandby: false, hasReplica: false), "haproxy.service is inactive");
        Said(PoolerHealth.Judge(Units, "", isStandby: false, hasReplica: false), "haproxy.service is");
        Said(PoolerHealth.Judge(Units, Running, isStandby: false, hasReplica: false), "knows no PgBouncer");
    }

    private static void Said(string? found, string? wanted)
    {
        if (wanted is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(wanted);
    }

    // HAProxy 3.0's first columns; a server's state counts for nothing, its backend's does.
    private static string Table(string backends) =>
        "# pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,eresp,wretr,wredis,status,weight,\n"
        + "applications,FRONTEND,,,0,3,1000,12,4000,9000,0,0,0,,,,,OPEN,,\n"
        + string.Concat(backends.Split(' ')
            .Select(each => each.Split('='))
            .Select(each => $"{each[0]},pg1,0,0,0,1,,4,0,0,,0,,0,0,0,0,{(each[1] == "UP" ? "DOWN" : "UP")},1,\n"
                + $"{each[0]},BACKEND,0,0,0,1,200,4,0,0,0,0,,0,0,0,0,{each[1]},1,\n"))
        + "\n";
}
