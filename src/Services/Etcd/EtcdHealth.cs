using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.Etcd;

/// <summary>Whether an etcd member answers and sees a quorum (etcd docs, "Monitoring etcd", <c>/health</c>).</summary>
internal static class EtcdHealth
{
    /// <summary>The question.</summary>
    public static HttpProbe Of(Region region) => new(
        region.Declared.Etcd.ClientPort,
        "health",
        answer => answer.GetProperty("health").GetString() == "true" ? null : $"etcd: {answer}");
}
