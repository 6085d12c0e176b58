using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Rollout.Fleet;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Rollout.Clusters;

/// <summary>A site's etcd, through its HTTP gateway (etcd docs, "gRPC gateway").</summary>
/// <param name="fleet">The machines.</param>
/// <param name="site">The site.</param>
public sealed class EtcdCluster(IFleet fleet, string site)
{
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(10);
    private readonly JsonApi _api = new($"etcd at site {site}", fleet.Http(site), () => [.. NodesOf(fleet, site).Select(node => fleet.AddressOf(node, fleet.Region.Declared.Etcd.ClientPort))]);

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
    public Task AddAsync(string peer, CancellationToken cancel) => CallAsync("cluster/member/add", new JsonObject { ["peerURLs"] = new JsonArray(peer) }, cancel);

    /// <summary>Strikes a member out; nothing happens if there is none of that name or address.</summary>
    public async Task RemoveAsync(Func<EtcdMember, bool> which, CancellationToken cancel)
    {
        foreach (var member in (await MembersAsync(cancel).ConfigureAwait(false)).Where(which))
            await CallAsync("cluster/member/remove", new JsonObject { ["ID"] = member.Id }, cancel).ConfigureAwait(false);
    }

    /// <summary>Hands the leadership from one machine to another; nothing happens if it does not lead.</summary>
    public async Task MoveLeaderAsync(string from, CancellationToken cancel)
    {
        var members = await MembersAsync(cancel).ConfigureAwait(false);
        var leader = (await StatusAsync(from, cancel).ConfigureAwait(false)).GetProperty("leader").GetString();
        if (members.FirstOrDefault(member => member.Id == leader)?.Name != from || members.FirstOrDefault(member => member.Name.Length > 0 && member.Name != from) is not { } next)
            return;
        await _api.AskAsync(HttpMethod.Post, new Uri(AddressOf(from), "v3/maintenance/transfer-leadership"), new JsonObject { ["targetID"] = next.Id }, Quick, cancel).ConfigureAwait(false);
    }

    private async Task<JsonElement> StatusAsync(string node, CancellationToken cancel) =>
        await _api.AskAsync(HttpMethod.Post, new Uri(AddressOf(node), "v3/maintenance/status"), [], Quick, cancel).ConfigureAwait(false);

    private Uri AddressOf(string node) => fleet.AddressOf(node, fleet.Region.Declared.Etcd.ClientPort);

    private static IEnumerable<string> NodesOf(IFleet fleet, string site) =>
        fleet.Wanted.Where(node => node.Role == NodeRole.Etcd && node.Site == site && fleet.IsOn(node.Name)).Select(node => node.Name);

    private static EtcdMember Member(JsonElement json) => new(
        json.GetProperty("ID").GetString()!,
        json.TryGetProperty("name", out var name) ? name.GetString()! : "",
        json.TryGetProperty("peerURLs", out var peers) && peers.GetArrayLength() > 0 ? peers[0].GetString()! : "");
}
