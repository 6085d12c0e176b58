using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>Whether an etcd member answers and sees a quorum (etcd docs, "Monitoring etcd", <c>/health</c>).</summary>
public static class EtcdHealth
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);

    /// <summary>What is wrong with a member; null if nothing is.</summary>
    public static async Task<string?> AskAsync(IMachineAccess access, string site, string node, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(access);
        var address = access.AddressOf(node, access.Region.Declared.Etcd.ClientPort);
        var api = new JsonApi($"etcd on {node}", access.Http(site), () => [address]);
        var answer = await api.AskAsync(HttpMethod.Get, new Uri(address, "health"), null, Most, cancel).ConfigureAwait(false);
        return answer.GetProperty("health").GetString() == "true" ? null : $"etcd: {answer}";
    }
}
