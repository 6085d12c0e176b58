using ClusterProvisioning.Fleet.Tests;
using ClusterProvisioning.Operations.Planning;
using ClusterProvisioning.Operations.Running;

namespace ClusterProvisioning.Operations.Tests.Running;

public sealed class RegionRolloutTests
{
    [Fact]
    public async Task While_a_machine_that_goes_is_withheld_the_others_do_not_hear_that_it_goes()
    {
        var fleet = new FakeFleet("pg1", "pg2", "pooler1", "etcd1") { Leaving = { "pg3" } };
        var plan = Plan() with
        {
            Changes = [Restart("pooler1"), Restart("pg1")],
            Dynamic = new Dictionary<string, IReadOnlyList<DynamicChange>> { ["primary"] = [new DynamicChange(["ttl"], "30", 40)] },
            Removed = [new LeavingNode("pg3", "primary", FakeFleet.Node("pg3").StepsAside, ["disk data (2GB)"])],
        };
        (await Rollout(fleet).RunAsync(plan, allowDestructive: false, CancellationToken.None)).Select(node => node.Name).ShouldBe(["pg3"]);
        fleet.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_machine_that_others_hardly_know_is_withheld_in_the_same_way()
    {
        var fleet = new FakeFleet("etcd1") { Leaving = { "bastion2" } };
        var plan = Plan() with { Changes = [Restart("etcd1")], Removed = [new LeavingNode("bastion2", null, null, [])] };
        (await Rollout(fleet).RunAsync(plan, allowDestructive: false, CancellationToken.None)).Count.ShouldBe(1);
        fleet.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_machine_without_power_stops_a_rollout_before_one_of_its_like_is_touched()
    {
        var fleet = new FakeFleet("etcd1", "etcd2", "etcd3") { Off = { "etcd3" } };
        var stopped = await Should.ThrowAsync<OperationException>(() => Rollout(fleet).RunAsync(
            Plan() with { Changes = [Restart("etcd1")], Off = [FakeFleet.Node("etcd3")] },
            allowDestructive: true,
            CancellationToken.None));
        stopped.Message.ShouldContain("etcd3 (etcd, site primary): off");
        stopped.Message.ShouldContain("provision lab start etcd3");
        stopped.Message.ShouldContain("out of the region file");
        fleet.Done.ShouldBeEmpty();
    }

    [Fact]
    public async Task Machines_without_power_are_booted_where_nothing_else_of_their_kind_changes_one_after_the_other()
    {
        var fleet = new FakeFleet("pooler1", "pooler2", "pooler3") { Off = { "pooler2", "pooler3" } };
        await Rollout(fleet).RunAsync(
            Plan() with { Off = [FakeFleet.Node("pooler2"), FakeFleet.Node("pooler3")] },
            allowDestructive: false,
            CancellationToken.None);
        fleet.Done.ShouldBe(["pooler2: build", "pooler2: start", "pooler3: build", "pooler3: start"]);
    }

    [Fact]
    public async Task A_plan_tells_a_machine_without_power_from_one_that_was_never_there()
    {
        var fleet = new FakeFleet("etcd1", "etcd2", "etcd3", "etcd4") { Off = { "etcd3" }, Missing = { "etcd4" } };
        var plan = await Rollout(fleet).PlanAsync(CancellationToken.None);
        plan.Off.Select(node => node.Name).ShouldBe(["etcd3"]);
        plan.Added.Select(node => node.Name).ShouldBe(["etcd4"]);
        plan.IsEmpty.ShouldBeFalse();
        plan.InTheWay().Select(node => node.Name).ShouldBe(["etcd3"], "a new member changes the quorum of the old ones");
    }

    [Theory]
    [InlineData("drpg2", "pg1", null, null, false)]
    [InlineData("pg3", "etcd1", null, null, false)]
    [InlineData("pg3", "pg1", null, null, true)]
    [InlineData("pg3", null, "primary", null, true)]
    [InlineData("drpg2", null, "primary", null, false)]
    [InlineData("pooler2", null, null, "pooler1", true)]
    [InlineData("pooler2", null, null, "pg1", false)]
    public void It_is_in_the_way_of_whatever_touches_its_like(string off, string? changed, string? dynamic, string? removed, bool wanted)
    {
        var plan = Plan() with
        {
            Off = [FakeFleet.Node(off)],
            Changes = changed is null ? [] : [Restart(changed)],
            Dynamic = dynamic is null
                ? new Dictionary<string, IReadOnlyList<DynamicChange>>()
                : new Dictionary<string, IReadOnlyList<DynamicChange>> { [dynamic] = [new DynamicChange(["ttl"], "30", 40)] },
            Removed = removed is null ? [] : [new LeavingNode(removed, null, FakeFleet.Node(removed).StepsAside, [])],
        };
        plan.InTheWay().Count.ShouldBe(wanted ? 1 : 0);
    }

    [Fact]
    public async Task While_a_file_system_for_WAL_is_smaller_than_declared_slots_are_bound_by_what_it_is()
    {
        var fleet = new FakeFleet("pg1", "pg2") { WalBytes = { ["pg2"] = 500_000_000 } };
        fleet.Answer = (_, path) => path == "config"
            ? """{"postgresql": {"parameters": {"max_slot_wal_keep_size": "176MB"}}}"""
            : """{"members": [{"name": "pg1", "role": "leader", "state": "running"}, {"name": "pg2", "role": "replica", "state": "streaming", "lag": 0}]}""";
        var plan = await Rollout(fleet).PlanAsync(CancellationToken.None);
        plan.Dynamic["primary"].Select(change => change.ToString()).ShouldContain("postgresql.parameters.max_slot_wal_keep_size: 176MB → 224MB");
        plan.Warnings.ShouldHaveSingleItem()
            .ShouldStartWith("pg2: the file system of its WAL has 500MB of the declared 1GB. max_slot_wal_keep_size is no more than 224MB");
        fleet.WalBytes["pg2"] = 930_000_000;
        (await Rollout(fleet).PlanAsync(CancellationToken.None)).Dynamic["primary"].Select(change => change.ToString())
            .ShouldContain("postgresql.parameters.max_slot_wal_keep_size: 176MB → 464MB", "XFS takes a part of a disk");
    }

    private static RegionRollout Rollout(FakeFleet fleet) => new(fleet, (_, _) => { });

    private static NodeChange Restart(string node) => new() { Node = FakeFleet.Node(node), Actions = [UnitAction.Reboot] };

    private static RolloutPlan Plan() => new() { Dynamic = new Dictionary<string, IReadOnlyList<DynamicChange>>(), Changes = [], Added = [], Removed = [] };
}
