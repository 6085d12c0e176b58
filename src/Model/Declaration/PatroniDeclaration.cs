using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>Patroni's settings (Patroni docs, "Dynamic Configuration Settings").</summary>
public sealed record PatroniDeclaration
{
    /// <summary>Version of Patroni on the machines.</summary>
    public required SoftwareVersion Version { get; init; }

    /// <summary>The cluster's name in the DCS (scope).</summary>
    public required string Scope { get; init; }

    /// <summary>Where the leader's lock is held.</summary>
    public DcsKind Dcs { get; init; } = DcsKind.Etcd;

    /// <summary>How long a leader keeps the lock without renewing it (ttl; at least 20 s).</summary>
    public Duration Ttl { get; init; } = new(30_000);

    /// <summary>How often the HA loop runs (loop_wait).</summary>
    public Duration LoopWait { get; init; } = new(10_000);

    /// <summary>How long DCS and PostgreSQL operations are tried again (retry_timeout).</summary>
    public Duration RetryTimeout { get; init; } = new(10_000);

    /// <summary>How far an asynchronous candidate may lie behind (maximum_lag_on_failover).</summary>
    public MemorySize MaximumLagOnFailover { get; init; } = new(1L << 20);

    /// <summary>Which standbys a commit waits for (synchronous_mode).</summary>
    public SynchronousMode SynchronousMode { get; init; } = SynchronousMode.Quorum;

    /// <summary>How many standbys must acknowledge (synchronous_node_count).</summary>
    [Range(1, 100)]
    public int SynchronousNodeCount { get; init; } = 1;

    /// <summary>Whether writes stop when no standby is left (synchronous_mode_strict).</summary>
    public bool SynchronousModeStrict { get; init; }

    /// <summary>Whether a node that cannot be fenced may lead (watchdog.mode).</summary>
    public WatchdogMode Watchdog { get; init; } = WatchdogMode.Required;

    /// <summary>The REST API's port.</summary>
    public Port RestPort { get; init; } = new(8008);

    /// <summary>Permanent physical slots beyond those of the members, each with its consumer.</summary>
    public IReadOnlyDictionary<SlotName, SlotDeclaration> Slots { get; init; } = new OrderedDictionary<SlotName, SlotDeclaration>();
}
