using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Stated;

/// <summary>What a seed says of replication and failover (seed 000 §2.3, §2.4, §4.1, §4.3).</summary>
public sealed record StatedFailoverDeclaration
{
    /// <summary>The lag at which it has the primary fail over.</summary>
    public Bytes? Lag { get; init; }

    /// <summary>Patroni's synchronous mode.</summary>
    public SynchronousMode? SynchronousMode { get; init; }

    /// <summary>Slots that it makes by SQL.</summary>
    public IReadOnlyList<SlotName> SqlSlots { get; init; } = [];

    /// <summary>The program by which it tells the primary from a replica.</summary>
    public string? RoleCheck { get; init; }

    /// <summary>The option by which it names the old leader to patronictl.</summary>
    public string? LeaderOption { get; init; }
}
