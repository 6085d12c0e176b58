namespace ClusterProvisioning.Model.Tests;

public sealed class ConnectionsTests
{
    private static readonly IReadOnlyList<string> All = [.. Connections.Of(TestRegions.Shipped("eu-central")).Select(Text)];

    [Fact]
    public void Replication_runs_on_its_own_network_within_and_between_the_sites() =>
        All.Where(connection => connection.StartsWith("replication ", StringComparison.Ordinal)).ShouldBe(
        [
            "replication primary/replication/database → primary/replication/database:5432",
            "replication dr/replication/database → primary/replication/database:5432",
            "replication primary/replication/database → dr/replication/database:5432",
            "replication dr/replication/database → dr/replication/database:5432",
        ]);

    [Fact]
    public void A_group_comes_from_its_first_network_unless_it_is_in_the_listeners() =>
        All.ShouldContain("pooler-query primary/poolers/pooler → primary/database/database:5432");

    [Fact]
    public void A_flow_within_a_site_never_crosses() =>
        All.ShouldNotContain(connection => connection.StartsWith("pooler", StringComparison.Ordinal)
            && connection.Contains("primary", StringComparison.Ordinal)
            && connection.Contains("dr/", StringComparison.Ordinal));

    [Fact]
    public void A_network_stands_for_any_host_in_it() =>
        All.ShouldContain("application primary/applications → primary/poolers/pooler:5433");

    private static string Text(Connection connection) => $"{connection.Flow} {Text(connection.From)} → {Text(connection.To)}:{connection.Port}";

    private static string Text(Endpoint end) =>
        end.Network is null ? "internet" : $"{end.Network.Site}/{end.Network.Name}{(end.Group is null ? "" : "/" + end.Group.Name)}";
}
