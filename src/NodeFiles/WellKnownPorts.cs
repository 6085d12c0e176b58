using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Ports that no setting names: a flow opens them, or they are local to a machine.</summary>
internal static class WellKnownPorts
{
    /// <summary>sshd.</summary>
    public static Port Ssh { get; } = new(22);

    /// <summary>node_exporter.</summary>
    public static Port NodeExporter { get; } = new(9100);

    /// <summary>postgres_exporter.</summary>
    public static Port PostgresExporter { get; } = new(9187);

    /// <summary>The pooler's hop to whichever member is the primary, on loopback.</summary>
    public static Port WriteHop { get; } = new(5000);

    /// <summary>The pooler's hop to the replicas, on loopback.</summary>
    public static Port ReadHop { get; } = new(5001);
}
