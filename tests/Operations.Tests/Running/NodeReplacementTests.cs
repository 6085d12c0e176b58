using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Operations.Running;

namespace ClusterProvisioning.Operations.Tests.Running;

public sealed class NodeReplacementTests
{
    // Machines, what of them is off, which one is replaced, and a part of the refusal.
    [Theory]
    [InlineData("pg1 pg2 pg3", "", "pg1", null)]
    [InlineData("pg1 pg2 pg3", "pg1", "pg1", null)]
    [InlineData("pg1 pg2", "", "pg1", "a quorum needs 2")]
    [InlineData("pg1 pg2 pg3", "pg2", "pg1", "pg2: off; start it")]
    [InlineData("drpg1 drpg2", "", "drpg1", null)]
    [InlineData("drpg1 pg1 pg2", "", "drpg1", "the only database of site dr")]
    [InlineData("etcd1 etcd2 etcd3", "etcd1", "etcd1", null)]
    [InlineData("etcd1 etcd2 etcd3", "etcd2", "etcd1", "etcd2: off; start it")]
    [InlineData("etcd1 etcd2", "", "etcd1", "a quorum needs 2")]
    [InlineData("pooler1 pooler2 pooler3", "pooler2", "pooler1", null)]
    [InlineData("pooler1 pooler2 pooler3", "pooler2 pooler3", "pooler1", "none of them is healthy: pooler2: off")]
    [InlineData("pooler1 drpooler1", "drpooler1", "pooler1", null)]
    [InlineData("gateway1 gateway2", "gateway2", "gateway1", "none of them is healthy: gateway2: off")]
    [InlineData("gateway1", "", "gateway1", null)]
    public async Task A_machine_is_replaced_only_while_others_do_its_part(string nodes, string off, string replaced, string? refusal)
    {
        var fleet = new FakeFleet(nodes.Split(' '));
        fleet.Off.UnionWith(off.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var found = await Replacement(fleet).RefusalAsync(FakeFleet.Node(replaced), CancellationToken.None);
        if (refusal is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(refusal);
    }

    [Theory]
    [InlineData("repo1 backup1 3|repo2 drbackup1 1", null)]
    [InlineData("repo1 backup1 3|repo3 - 1", null)]
    [InlineData("repo2 drbackup1 0", null)]
    [InlineData("repo1 backup1 3|repo2 drbackup1 0", "repo2: no backup yet")]
    [InlineData("repo1 backup1 3|repo2 drbackup1 5 unreachable", "repo2: unreachable")]
    [InlineData("repo1 backup1 3", "the region declares none")]
    public async Task A_repositorys_host_is_replaced_only_while_another_repository_has_a_backup(string repositories, string? refusal)
    {
        var fleet = new FakeFleet("backup1", "drbackup1")
        {
            Repositories = [.. repositories.Split('|')
                .Select(each => each.Split(' '))
                .Select(each => new FleetRepository(each[0], each[1] == "-" ? null : each[1], each.ElementAtOrDefault(3), int.Parse(each[2])))],
        };
        var found = await Replacement(fleet).RefusalAsync(FakeFleet.Node("backup1"), CancellationToken.None);
        if (refusal is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(refusal);
    }

    [Theory]
    [InlineData("pooler1 drpooler1", "pooler1", "the only pooler of site primary")]
    [InlineData("pooler1 pooler2", "pooler1", null)]
    [InlineData("gateway1", "gateway1", "the only gateway of site primary")]
    public void The_only_one_of_its_kind_goes_with_a_warning(string nodes, string replaced, string? warning)
    {
        var found = Replacement(new FakeFleet(nodes.Split(' '))).Warning(FakeFleet.Node(replaced));
        if (warning is null)
            found.ShouldBeNull();
        else
            found.ShouldNotBeNull().ShouldContain(warning);
    }

    [Fact]
    public async Task A_pooler_that_is_off_is_rebuilt_while_another_one_is_off_too()
    {
        var fleet = new FakeFleet("pooler1", "pooler2", "pooler3") { Off = { "pooler1", "pooler2" } };
        await Replacement(fleet).ReplaceAsync(FakeFleet.Node("pooler1"), CancellationToken.None);
        fleet.Done.ShouldBe(["pooler1: stop", "pooler1: remove", "pooler1: build", "pooler1: start"]);
    }

    private static NodeReplacement Replacement(IFleet fleet) => new(new RolloutContext(fleet, (_, _) => { }));
}
