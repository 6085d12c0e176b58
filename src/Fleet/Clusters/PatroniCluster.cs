using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A site's Patroni cluster, through its REST API.</summary>
/// <param name="fleet">The machines.</param>
/// <param name="site">The site.</param>
public sealed class PatroniCluster(IFleet fleet, string site)
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Reload = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private readonly JsonApi _api = new($"Patroni at site {site}", fleet.Http(site), () => [.. Nodes(fleet, site).Select(node => fleet.AddressOf(node, fleet.Region.Declared.Patroni.RestPort))]);

    /// <summary>How long a change of the dynamic configuration takes to reach every member.</summary>
    public TimeSpan Spread => TimeSpan.FromMilliseconds((2 * fleet.Region.Declared.Patroni.LoopWait.Milliseconds) + 5000);

    /// <summary>The members.</summary>
    public async Task<IReadOnlyList<Member>> MembersAsync(CancellationToken cancel)
    {
        var cluster = await _api.AskAsync(HttpMethod.Get, "cluster", null, cancel).ConfigureAwait(false);
        return [.. cluster.GetProperty("members").EnumerateArray().Select(Member)];
    }

    /// <summary>The dynamic configuration.</summary>
    public Task<JsonElement> ConfigAsync(CancellationToken cancel) => _api.AskAsync(HttpMethod.Get, "config", null, cancel);

    /// <summary>Changes the dynamic configuration.</summary>
    public Task PatchAsync(JsonObject patch, CancellationToken cancel) => _api.AskAsync(HttpMethod.Patch, "config", patch, cancel);

    /// <summary>Waits until every member that answers has read the dynamic configuration: one that restarts sooner would have to restart again.</summary>
    public Task WaitForRoundAsync(CancellationToken cancel) => WaitForRoundAsync([.. Nodes(fleet, site)], cancel);

    /// <summary>Waits until these members, as far as they answer, have begun a round of Patroni's: a reload, too, takes place at the beginning of one.</summary>
    public async Task WaitForRoundAsync(IReadOnlyList<string> members, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var before = await Task.WhenAll(members.Select(node => ServerAsync(node, cancel))).ConfigureAwait(false);
        foreach (var (node, then) in members.Zip(before))
        {
            while (then is not null && TimeProvider.System.GetElapsedTime(began) < Spread && await ServerAsync(node, cancel).ConfigureAwait(false) is { } now && now.DcsLastSeen <= then.DcsLastSeen)
                await Task.Delay(Between, cancel).ConfigureAwait(false);
        }

        // Patroni puts what it read in force at the end of that round.
        await Task.Delay(Reload, cancel).ConfigureAwait(false);
    }

    /// <summary>How a member's server is; null where its Patroni does not answer.</summary>
    public async Task<ServerState?> ServerAsync(string node, CancellationToken cancel)
    {
        try
        {
            var state = await _api.AskAsync(HttpMethod.Get, new Uri(AddressOf(node), "patroni"), null, Quick, cancel).ConfigureAwait(false);
            return new ServerState(Text(state, "state") == "running", Text(state, "postmaster_start_time"), PendingRestarts.Of(state), state.TryGetProperty("dcs_last_seen", out var seen) ? seen.GetInt64() : 0);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or JsonException && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Asks a member to restart its server, and does not wait longer than this for the end.</summary>
    public Task RestartAsync(string node, TimeSpan most, CancellationToken cancel) => AskOnceAsync(new Uri(AddressOf(node), "restart"), [], most, cancel);

    /// <summary>Asks for another leader, and does not wait longer than this for the end. It is the candidate that is asked: the leader may be on its way out.</summary>
    public Task SwitchoverAsync(string from, string to, TimeSpan most, CancellationToken cancel) => AskOnceAsync(new Uri(AddressOf(to), "switchover"), new JsonObject { ["leader"] = from, ["candidate"] = to }, most, cancel);

    // What it comes to is seen in the cluster: an answer that got lost says nothing.
    private async Task AskOnceAsync(Uri address, JsonObject body, TimeSpan most, CancellationToken cancel)
    {
        try
        {
            await _api.AskAsync(HttpMethod.Post, address, body, most, cancel).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is not null)
        {
            throw new FleetException($"Patroni refused: {exception.Message}. See: patronictl history, and the journal of patroni on that machine.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
        }
    }

    private Uri AddressOf(string node) => fleet.AddressOf(node, fleet.Region.Declared.Patroni.RestPort);

    private static IEnumerable<string> Nodes(IFleet fleet, string site) =>
        fleet.Wanted.Where(node => node.Role == NodeRole.Database && node.Site == site && fleet.IsOn(node.Name)).Select(node => node.Name);

    private static Member Member(JsonElement json) => new(
        Text(json, "name")!,
        Text(json, "role") ?? "",
        Text(json, "state") ?? "",
        json.TryGetProperty("lag", out var lag) && lag.ValueKind == JsonValueKind.Number ? lag.GetInt64() : null,
        PendingRestarts.Of(json));

    private static string? Text(JsonElement json, string key) => json.TryGetProperty(key, out var value) ? value.ToString() : null;
}
