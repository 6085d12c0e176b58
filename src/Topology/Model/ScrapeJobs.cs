using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Model;

/// <summary>What is asked of a region's machines, on one's own metal and on Kubernetes alike; whom, the flows say.</summary>
public static class ScrapeJobs
{
    /// <summary>HAProxy's own counters.</summary>
    public static Port HaProxy { get; } = new(8405);

    /// <summary>etcd's counters.</summary>
    public static Port Etcd { get; } = new(2381);

    /// <summary>The jobs of a region.</summary>
    public static IReadOnlyList<ScrapeJob> Of(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
        [
            new("node", ServicePorts.NodeExporter),
            new("postgres", ServicePorts.PostgresExporter),
            new("patroni", region.Declared.Patroni.RestPort),
            new("etcd", Etcd),
            new("haproxy", HaProxy),
            new("pgbouncer-write", ServicePorts.PgBouncerWriteExporter),
            new("pgbouncer-read", ServicePorts.PgBouncerReadExporter),
        ];
    }
}
