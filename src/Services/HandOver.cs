namespace ClusterProvisioning.Services;

/// <summary>What happens before a service stops, so that nobody misses it.</summary>
public enum HandOver
{
    /// <summary>Nothing: it is down meanwhile.</summary>
    None,

    /// <summary>Its clients go elsewhere first, and come back when it serves again.</summary>
    Drain,

    /// <summary>Where it leads a Patroni cluster, another member is made to lead by a switchover.</summary>
    Switchover,

    /// <summary>Where it leads an etcd, another member is made to lead.</summary>
    MoveLeader,
}
