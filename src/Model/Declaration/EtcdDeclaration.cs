using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>etcd's settings (etcd docs, "Configuration options").</summary>
public sealed record EtcdDeclaration
{
    /// <summary>The port for clients.</summary>
    public Port ClientPort { get; init; } = new(2379);

    /// <summary>The port for members.</summary>
    public Port PeerPort { get; init; } = new(2380);

    /// <summary>heartbeat-interval.</summary>
    public Duration HeartbeatInterval { get; init; } = new(100);

    /// <summary>election-timeout.</summary>
    public Duration ElectionTimeout { get; init; } = new(1000);
}
