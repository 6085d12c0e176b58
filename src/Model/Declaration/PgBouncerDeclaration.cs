using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>PgBouncer's settings on each pooler node (PgBouncer docs, "Config"; sizes of seed 000 §2.5).</summary>
public sealed record PgBouncerDeclaration
{
    /// <summary>When a server connection goes back to the pool (pool_mode).</summary>
    public PoolMode PoolMode { get; init; } = PoolMode.Transaction;

    /// <summary>Client connections that are accepted (max_client_conn).</summary>
    [Range(1, 1000000)]
    public int MaxClientConnections { get; init; } = 10_000;

    /// <summary>Server connections per database and user (default_pool_size).</summary>
    [Range(1, 1000000)]
    public int DefaultPoolSize { get; init; } = 100;

    /// <summary>Further ones when clients wait (reserve_pool_size).</summary>
    [Range(0, 1000000)]
    public int ReservePoolSize { get; init; } = 10;

    /// <summary>Server connections per database (max_db_connections).</summary>
    [Range(1, 1000000)]
    public int MaxDbConnections { get; init; } = 200;

    /// <summary>The port that HAProxy's front hands connections to.</summary>
    public Port Port { get; init; } = new(6432);
}
