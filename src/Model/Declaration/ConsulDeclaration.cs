using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Consul's settings, where <c>patroni.dcs</c> is consul (Consul docs, "Required Ports").</summary>
public sealed record ConsulDeclaration
{
    /// <summary>The HTTPS API's port.</summary>
    public Port HttpsPort { get; init; } = new(8501);

    /// <summary>The port of the servers' RPC.</summary>
    public Port ServerPort { get; init; } = new(8300);

    /// <summary>The port of gossip.</summary>
    public Port SerfPort { get; init; } = new(8301);
}
