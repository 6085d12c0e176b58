using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles;

/// <summary>Ports of daemons that only node files know, beside those of <see cref="Topology.Model.ServicePorts"/> and <see cref="Topology.Model.ScrapeJobs"/>: a flow opens them, or they are local to a machine.</summary>
internal static class WellKnownPorts
{
    /// <summary>sshd.</summary>
    public static Port Ssh { get; } = new(22);

    /// <summary>Prometheus.</summary>
    public static Port Prometheus { get; } = new(9090);

    /// <summary>Alertmanager.</summary>
    public static Port Alertmanager { get; } = new(9093);

    /// <summary>The pooler's hop to whichever member is the primary, on loopback.</summary>
    public static Port WriteHop { get; } = new(5000);

    /// <summary>The pooler's hop to the replicas, on loopback.</summary>
    public static Port ReadHop { get; } = new(5001);
}
