using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Fleet.Clusters;

/// <summary>A site's etcd, through its HTTP gateway (etcd docs, "gRPC gateway").</summary>
/// <param name="fleet">The machines.</param>
/// <param name="site">The site.</param>
public sealed class EtcdCluster(IFleet fleet, string site)
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private readonly JsonApi _api = new($"etcd at site {site}", fleet.Http(site), () => [.. NodesOf(fleet, site)
        .Select(node => fleet.AddressOf(node, fleet.Region.Declared.Etcd.ClientPort))]);

    /// <summary>True if the site has one.</summary>
    public static bool IsAt(IFleet fleet, string site) => NodesOf(fleet, site).Any();

    /// <summary>Calls the gateway.</summary>
    public Task<JsonElement> CallAsync(string path, JsonObject body, CancellationToken cancel) => _api.AskAsync(HttpMethod.Post, "v3/" + path, body, cancel);

    /// <summary>The members.</summary>
    public async Task<IReadOnlyList<EtcdMember>> MembersAsync(CancellationToken cancel)
    {
        var answer = await CallAsync("cluster/member/list", [], cancel).ConfigureAwait(false);
        return [.. answer.GetProperty("members").EnumerateArray().Select(Member)];
    }

    /// <summary>Makes a machine that does not run yet a member.</summary>
    public Task AddAsync(string peer, CancellationToken cancel) =>
        CallAsync("cluster/member/add", new JsonObject { ["peerURLs"] = new JsonArray(peer) }, cancel);

    /// <summary>Strikes a member out; nothing happens if there is none of that name or address.</summary>
    public async Task RemoveAsync(Func<EtcdMember, bool> which, CancellationToken cancel)
    {
        foreach (var member in (await MembersAsync(cancel).ConfigureAwait(false)).Where(which))
            await CallAsync("cluster/member/remove", new JsonObject { ["ID"] = member.Id }, cancel).ConfigureAwait(false);
    }

    /// <summary>Hands the leadership from one machine to another that answers; nothing happens if it does not lead.</summary>
    /// <exception cref="FleetException">It leads, and no other member can.</exception>
    public async Task MoveLeaderAsync(string from, CancellationToken cancel)
    {
        // One that does not answer leads nobody.
        if (await StatusAsync(from, cancel).ConfigureAwait(false) is not { } own || Leader(own) is not { } leader)
            return;
        var members = await MembersAsync(cancel).ConfigureAwait(false);
        if (members.FirstOrDefault(member => member.Id == leader)?.Name != from)
            return;
        var running = NodesOf(fleet, site).ToHashSet(StringComparer.Ordinal);
        foreach (var next in members.Where(member => member.Name != from && running.Contains(member.Name)))
        {
            // A leader gives way to a member that is dead, too, and then nobody leads until an election.
            if (await StatusAsync(next.Name, cancel).ConfigureAwait(false) is not { } status || !Follows(status, leader))
                continue;
            await _api.AskAsync(HttpMethod.Post, new Uri(AddressOf(from), "v3/maintenance/transfer-leadership"), new JsonObject { ["targetID"] = next.Id },
                Quick, cancel).ConfigureAwait(false);
            return;
        }

        throw new FleetException($"{from} leads etcd at site {site}, and no other member of it is healthy enough to take over: "
            + $"{string.Join(", ", members.Where(member => member.Name != from).Select(member => member.Name.Length > 0 ? member.Name : member.Peer))}. "
            + "Mend one first, then run again.");
    }

    private static string? Leader(JsonElement status) => status.TryGetProperty("leader", out var leader) ? leader.GetString() : null;

    // etcd docs, StatusResponse: errors are its alarms, a learner has no vote.
    private static bool Follows(JsonElement status, string leader) =>
        Leader(status) == leader && !(status.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0)
            && !(status.TryGetProperty("isLearner", out var learner) && learner.GetBoolean());

    private async Task<JsonElement?> StatusAsync(string node, CancellationToken cancel)
    {
        try
        {
            return await _api.AskAsync(HttpMethod.Post, new Uri(AddressOf(node), "v3/maintenance/status"), [], Quick, cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (JsonApi.IsSilence(exception, cancel))
        {
            return null;
        }
    }

    private Uri AddressOf(string node) => fleet.AddressOf(node, fleet.Region.Declared.Etcd.ClientPort);

    private static IEnumerable<string> NodesOf(IFleet fleet, string site) =>
        fleet.Wanted.Where(node => node.Role == NodeRole.Etcd && node.Site == site && fleet.IsOn(node.Name)).Select(node => node.Name);

    private static EtcdMember Member(JsonElement json) => new(
        json.GetProperty("ID").GetString()!,
        json.TryGetProperty("name", out var name) ? name.GetString()! : "",
        json.TryGetProperty("peerURLs", out var peers) && peers.GetArrayLength() > 0 ? peers[0].GetString()! : "");
}
