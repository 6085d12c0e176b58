using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Operations.Running;

namespace ClusterProvisioning.Operations.Tests.Running;

public sealed class LeadershipTests
{
    private const string Alone = """{"members": [{"name": "drpg1", "role": "ROLE", "state": "running"}]}""";

    [Fact]
    public async Task The_leader_of_a_standby_cluster_that_is_alone_keeps_the_leadership_and_restarts_where_it_stands()
    {
        var fleet = Fleet(Alone.Replace("ROLE", "standby_leader", StringComparison.Ordinal), "drpg1");
        (await new Leadership(new RolloutContext(fleet, (_, _) => { })).TakeFromAsync("drpg1", "dr", CancellationToken.None)).ShouldBeFalse();
        fleet.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_leader_that_takes_writes_does_not_step_down_for_nobody()
    {
        var fleet = Fleet(Alone.Replace("ROLE", "leader", StringComparison.Ordinal), "drpg1");
        var leadership = new Leadership(new RolloutContext(fleet, (_, _) => { }));
        var refused = await Should.ThrowAsync<OperationException>(() => leadership.TakeFromAsync("drpg1", "dr", CancellationToken.None));
        refused.Message.ShouldContain("no other member of site dr can take over");
    }

    [Fact]
    public async Task A_standby_leader_with_a_replica_hands_over()
    {
        var moved = false;
        var fleet = new FakeFleet("drpg1", "drpg2");
        fleet.Answer = (_, path) =>
        {
            moved |= path == "switchover";
            return path == "cluster" ? Cluster(moved) : "{}";
        };
        (await new Leadership(new RolloutContext(fleet, (_, _) => { })).TakeFromAsync("drpg1", "dr", CancellationToken.None)).ShouldBeTrue();
        fleet.Done.ShouldHaveSingleItem().ShouldBe("""drpg2: switchover {"leader":"drpg1","candidate":"drpg2"}""");
    }

    private static string Cluster(bool moved)
    {
        var (former, other) = moved ? ("replica", "standby_leader") : ("standby_leader", "replica");
        return $$"""{"members": [{{Member("drpg1", former)}}, {{Member("drpg2", other)}}]}""";
    }

    private static string Member(string name, string role) => $$"""{"name": "{{name}}", "role": "{{role}}", "state": "streaming", "lag": 0}""";

    private static FakeFleet Fleet(string cluster, params string[] nodes) => new(nodes) { Answer = (_, _) => cluster };
}
