using ClusterProvisioning.Machines;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Tests.Support;

namespace ClusterProvisioning.Services.Tests;

public sealed class HealthTests
{
    // By role: what tells how a machine is. Of all others their units and ports do.
    [Theory]
    [InlineData("lab", "Etcd HttpProbe, Database MembershipProbe, Pooler CommandProbe")]
    [InlineData("consul", "Consul CommandProbe, Database MembershipProbe, Pooler CommandProbe")]
    public void Members_of_clusters_and_poolers_are_asked_themselves(string region, string wanted)
    {
        var found = TestBundles.Of(region, "lab").SelectMany(bundle => bundle.Services.OfType<IHealthy>()
            .Select(service => service.ProbeOf(bundle.Workload, replicaTakesReads: true)).OfType<HealthProbe>()
            .Select(probe => (bundle.NodeGroup.Role, probe.GetType().Name)));
        found.Distinct().OrderBy(each => each.Role).Select(each => $"{each.Role} {each.Name}")
            .ShouldBe(wanted.Split(", "), ignoreOrder: true);
    }

    [Fact]
    public void Where_jobs_come_and_go_a_job_that_failed_is_no_fault() =>
        TestBundles.Of("lab", "lab").Where(bundle => bundle.Workload.RunsJobs).Select(bundle => bundle.NodeGroup.Role).Distinct()
            .ShouldBe([NodeRole.Bastion, NodeRole.Backup, NodeRole.Restore], ignoreOrder: true);

    // With WAL-G nobody listens on pgBackRest's port, though the profile's flow leads there.
    [Theory]
    [InlineData("eu-central", NodeRole.Backup, true)]
    [InlineData("us-east", NodeRole.Database, false)]
    [InlineData("us-east", NodeRole.Backup, false)]
    public void A_port_has_to_be_served_where_something_listens_and_a_flow_leads(string region, NodeRole role, bool served)
    {
        var workload = TestBundles.Of(region, "metal").First(bundle => bundle.NodeGroup.Role == role).Workload;
        workload.Ports.ShouldContain(Model.ServicePorts.Ssh);
        workload.Ports.Contains(Model.ServicePorts.PgBackRest).ShouldBe(served);
        workload.Machine.Flows.To(Model.ServicePorts.PgBackRest).ShouldNotBeEmpty("or this shows nothing");
    }

    // Its declaration is gone; its units still say what it was.
    [Theory]
    [InlineData("lab")]
    [InlineData("consul")]
    public void What_a_machine_was_is_seen_by_its_units(string region)
    {
        var all = MachineServices.All.OfType<IStepsAside>().ToList();
        foreach (var bundle in TestBundles.Of(region, "lab"))
            all.Find(service => service.RanWith([.. bundle.Units])).ShouldBe(bundle.Workload.StepsAside, bundle.Node.Name.ToString());
    }

    [Fact]
    public void A_service_steps_aside_by_a_unit_of_its_machine()
    {
        foreach (var bundle in TestBundles.Of("lab", "lab").Where(bundle => bundle.Workload.StepsAside is { CoveredBy: not Cover.Copies }))
            bundle.Units.Any(unit => bundle.Workload.StepsAside!.Carries(unit)).ShouldBeTrue(bundle.Node.Name.ToString());
        foreach (var service in MachineServices.All.OfType<IStepsAside>())
            (service.Drain is not null).ShouldBe(service.HandOver == HandOver.Drain);
    }
}
