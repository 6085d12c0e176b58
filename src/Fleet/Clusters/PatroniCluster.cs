using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Host;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A site's Patroni cluster, by the names of its machines.</summary>
/// <param name="fleet">The machines.</param>
/// <param name="site">The site.</param>
public sealed class PatroniCluster(IFleet fleet, string site)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Reload = TimeSpan.FromSeconds(2);
    private readonly PatroniClient _client = new($"Patroni at site {site}", fleet.Http(site), () => [.. Nodes(fleet, site)
        .Select(node => AddressOf(fleet, node))]);

    /// <summary>How long a change of the dynamic configuration takes to reach every member.</summary>
    public TimeSpan Spread => TimeSpan.FromMilliseconds((2 * fleet.Region.Declared.Patroni.LoopWait.Milliseconds) + 5000);

    /// <summary>The members.</summary>
    public Task<IReadOnlyList<Member>> MembersAsync(CancellationToken cancel) => _client.MembersAsync(cancel);

    /// <summary>The dynamic configuration.</summary>
    public Task<JsonElement> ConfigAsync(CancellationToken cancel) => _client.ConfigAsync(cancel);

    /// <summary>Changes the dynamic configuration.</summary>
    public Task PatchAsync(JsonObject patch, CancellationToken cancel) => _client.PatchAsync(patch, cancel);

    /// <summary>Waits until every member that answers has read the dynamic configuration: one that restarts sooner would have to restart again.</summary>
    public Task WaitForRoundAsync(CancellationToken cancel) => WaitForRoundAsync([.. Nodes(fleet, site)], cancel);

    /// <summary>Waits until these members, as far as they answer, have begun a round of Patroni's: a reload, too, takes place at the beginning of
    /// one.</summary>
    public async Task WaitForRoundAsync(IReadOnlyList<string> members, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var before = await Task.WhenAll(members.Select(node => ServerAsync(node, cancel))).ConfigureAwait(false);
        foreach (var (node, then) in members.Zip(before))
        {
            if (then is null)
                continue;
            var round = new Waiting(Between) { Most = Spread - TimeProvider.System.GetElapsedTime(began) };
            await round.UntilAsync(now => now is null || now.DcsLastSeen > then.DcsLastSeen, each => ServerAsync(node, each), cancel).ConfigureAwait(false);
        }

        // Patroni puts what it read in force at the end of that round.
        await Task.Delay(Reload, cancel).ConfigureAwait(false);
    }

    /// <summary>How a member's server is; null where its Patroni does not answer.</summary>
    public Task<ServerState?> ServerAsync(string node, CancellationToken cancel) => _client.ServerAsync(AddressOf(fleet, node), cancel);

    /// <summary>Asks a member to restart its server, and does not wait longer than this for the end.</summary>
    public Task RestartAsync(string node, TimeSpan most, CancellationToken cancel) => _client.RestartAsync(AddressOf(fleet, node), most, cancel);

    /// <summary>Asks the candidate for another leader, and does not wait longer than this for the end.</summary>
    public Task SwitchoverAsync(string from, string to, TimeSpan most, CancellationToken cancel) =>
        _client.SwitchoverAsync(AddressOf(fleet, to), from, to, most, cancel);

    private static Uri AddressOf(IFleet fleet, string node) => fleet.AddressOf(node, fleet.Region.Declared.Patroni.RestPort);

    private static IEnumerable<string> Nodes(IFleet fleet, string site) =>
        fleet.Wanted.Where(node => node.Role == NodeRole.Database && node.Site == site && fleet.IsOn(node.Name)).Select(node => node.Name);
}
