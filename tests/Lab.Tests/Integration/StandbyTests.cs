using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Members that no commit waits for: the async standby, the analytics replica, the DR site.</summary>
public sealed class StandbyTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    [Fact]
    public async Task No_commit_waits_for_the_async_standby_the_analytics_replica_or_the_DR_site()
    {
        await LabFixture.WaitForHealthAsync();
        var leader = await LabFixture.LeaderAsync();
        var names = (await Lab.AsAdministratorAsync(leader, "SHOW synchronous_standby_names")).ShouldNotBeNull();
        var quorum = Lab.Context.Plan.Nodes.Where(node => node is { IsQuorum: true, Site: "primary" }).Select(node => node.Name).Where(name => name != leader);
        names.ShouldBe($"ANY 1 ({string.Join(',', quorum)})");
        var others = await Lab.AsAdministratorAsync(
            leader,
            "SELECT string_agg(application_name || ' ' || sync_state, ',' ORDER BY application_name) FROM pg_stat_replication WHERE sync_state <> 'quorum'");
        others.ShouldNotBeNull().Split(',').ShouldBe(["analytics1 async", $"{await StandbyLeaderAsync()} async", "pg4 async"], ignoreOrder: true);
        (await Lab.AsAdministratorAsync("analytics1", "SELECT pg_is_in_recovery()")).ShouldBe("True");
    }

    [Fact]
    public async Task Every_slot_has_a_consumer_and_every_declared_slot_is_there()
    {
        await LabFixture.WaitForHealthAsync();
        var leader = await LabFixture.LeaderAsync();
        (await Lab.AsAdministratorAsync(leader, "SELECT string_agg(slot_name, ',') FROM pg_replication_slots WHERE NOT active"))
            .ShouldBeNullOrEmpty("a slot without a consumer fills the WAL disk");
        var slots = (await Lab.AsAdministratorAsync(leader, "SELECT string_agg(slot_name, ',') FROM pg_replication_slots")).ShouldNotBeNull().Split(',');
        Lab.Context.Plan.Region.Declared.Patroni.Slots.Keys.Select(name => name.ToString()).ShouldBeSubsetOf(slots);
    }

    [Fact]
    public async Task The_DR_site_streams_through_its_slot_and_its_replicas_cascade()
    {
        await LabFixture.WaitForHealthAsync();
        var head = await StandbyLeaderAsync();
        var leader = await LabFixture.LeaderAsync();
        var primary = Lab.Context.Plan.Region.Declared.Patroni.Slots.Single(slot => slot.Value.Site.ToString() == "dr").Key;
        (await Lab.AsAdministratorAsync(
            leader,
            $"SELECT client_addr FROM pg_stat_replication r JOIN pg_replication_slots s ON s.active_pid = r.pid WHERE s.slot_name = '{primary}'"))
            .ShouldBe(Lab.Context.Plan.Node(head).Legs.Single(leg => leg.Network.Name == "replication").Address.ToString());
        var cascade = await OnDrAsync(
            head,
            "SELECT string_agg(application_name, ',' ORDER BY application_name) FROM pg_stat_replication WHERE state = 'streaming'");
        var others = Lab.Context.Plan.Nodes
            .Where(node => node is { Site: "dr", Role: NodeRole.Database })
            .Select(node => node.Name)
            .Where(name => name != head);
        cascade.ShouldBe(string.Join(',', others.Order(StringComparer.Ordinal)));
    }

    private static async Task<string> StandbyLeaderAsync() =>
        (await LabFixture.StatusAsync()).Nodes.Single(node => node.Member is { IsLeader: true, IsPrimary: false }).Name;

    private async Task<string?> OnDrAsync(string node, string sql)
    {
        using var access = new Access.AdminAccess(Lab.Context, Lab.Context.Plan.Region.Sites.Single(site => site.Declared.Role == SiteRole.Dr).Name.ToString());
        return await access.WithServerAsync(Lab.Context.Plan.Node(node), "postgres", connection => LabFixture.Scalar(connection, sql));
    }
}
