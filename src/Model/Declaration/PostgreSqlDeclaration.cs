using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>PostgreSQL's settings. Memory follows from the hardware unless given here.</summary>
public sealed record PostgreSqlDeclaration
{
    /// <summary>The major version.</summary>
    [Range(10, 99)]
    public required int Version { get; init; }

    /// <summary>The port that the server listens on (port).</summary>
    public Port Port { get; init; } = new(5432);

    /// <summary>Connections that the server accepts (max_connections).</summary>
    [Range(10, 100000)]
    public int MaxConnections { get; init; } = 500;

    /// <summary>Connections kept for superusers (superuser_reserved_connections; PostgreSQL's default is 3).</summary>
    [Range(1, 100)]
    public int SuperuserReservedConnections { get; init; } = 3;

    /// <summary>Connections that do not come through the poolers: administration, monitoring, backup, replication control.</summary>
    [Range(0, 100000)]
    public int DirectConnections { get; init; } = 20;

    /// <summary>shared_buffers; a quarter of memory unless given (PostgreSQL docs, "Resource Consumption").</summary>
    public MemorySize? SharedBuffers { get; init; }

    /// <summary>effective_cache_size; three quarters of memory unless given.</summary>
    public MemorySize? EffectiveCacheSize { get; init; }

    /// <summary>work_mem: memory of one sort or hash of one query.</summary>
    public MemorySize WorkMem { get; init; } = new(32L << 20);

    /// <summary>maintenance_work_mem: memory of one VACUUM or index build.</summary>
    public MemorySize MaintenanceWorkMem { get; init; } = new(2L << 30);

    /// <summary>autovacuum_max_workers, each of which may use maintenance_work_mem.</summary>
    [Range(1, 100)]
    public int AutovacuumMaxWorkers { get; init; } = 3;

    /// <summary>wal_buffers.</summary>
    public MemorySize WalBuffers { get; init; } = new(16L << 20);

    /// <summary>synchronous_commit: what a commit waits for on the synchronous standby.</summary>
    public SynchronousCommit SynchronousCommit { get; init; } = SynchronousCommit.On;

    /// <summary>Further server parameters, in PostgreSQL's own names and forms.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new OrderedDictionary<string, string>();
}
