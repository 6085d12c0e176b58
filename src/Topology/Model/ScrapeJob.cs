using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Model;

/// <summary>A kind of figures that Prometheus asks machines for.</summary>
/// <param name="Name">Its name in Prometheus (<c>job</c>).</param>
/// <param name="Port">The port on which a machine gives them.</param>
public sealed record ScrapeJob(string Name, Port Port);
