using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Operations.Running;

namespace ClusterProvisioning.Operations.Tests.Running;

public sealed class NodeUpdateTests
{
    [Fact]
    public async Task A_restart_reaches_the_only_database_of_a_DR_site()
    {
        var fleet = new FakeFleet("pg1", "pg2", "drpg1");
        var started = 1;
        fleet.Answer = (_, path) =>
        {
            started += path == "restart" ? 1 : 0;
            return path == "cluster"
                ? """{"members": [{"name": "drpg1", "role": "standby_leader", "state": "streaming"}]}"""
                : $$"""{"state": "running", "postmaster_start_time": "{{started}}", "pending_restart": {{(started == 1 ? "true" : "false")}} }""";
        };
        await new NodeUpdate(new RolloutContext(fleet, (_, _) => { })).ApplyAsync(
            new NodeChange { Node = FakeFleet.Node("drpg1"), Actions = [UnitAction.RestartServer] },
            CancellationToken.None);
        fleet.Done.ShouldContain("drpg1: restart {}");
        fleet.Done.ShouldContain("drpg1: rm", "nothing is left to be done");
    }

    [Fact]
    public async Task Nothing_is_written_to_a_machine_while_one_of_its_like_has_no_power()
    {
        var fleet = new FakeFleet("drpg1", "drpg2") { Off = { "drpg2" } };
        await Should.ThrowAsync<OperationException>(() => new NodeUpdate(new RolloutContext(fleet, (_, _) => { })).ApplyAsync(
            new NodeChange { Node = FakeFleet.Node("drpg1"), Actions = [UnitAction.RestartServer] },
            CancellationToken.None));
        fleet.Done.ShouldBeEmpty();
    }
}
