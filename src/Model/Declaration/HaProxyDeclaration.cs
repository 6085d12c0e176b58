using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>HAProxy's settings on each pooler node (seed 000 §2.4).</summary>
public sealed record HaProxyDeclaration
{
    /// <summary>Connections that a node accepts (maxconn).</summary>
    [Range(1, 1000000)]
    public int MaxConnections { get; init; } = 10_000;

    /// <summary>The port that leads to the primary.</summary>
    public Port WritePort { get; init; } = new(5432);

    /// <summary>The port that leads to the replicas, in turn.</summary>
    public Port ReadPort { get; init; } = new(5433);

    /// <summary>The port that answers health checks of the load balancer (monitor-uri).</summary>
    public Port HealthPort { get; init; } = new(8404);

    /// <summary>The path that it answers (monitor-uri).</summary>
    public string HealthPath { get; init; } = "/health";

    /// <summary>How often each database node's role is asked for (inter).</summary>
    public Duration CheckInterval { get; init; } = new(2000);
}
