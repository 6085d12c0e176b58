using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A kind of figures that Prometheus asks machines for.</summary>
/// <param name="Name">Its name in Prometheus (<c>job</c>).</param>
/// <param name="Port">The port on which a machine gives them.</param>
/// <param name="Tells">What nobody sees without it, in a few words.</param>
public sealed record ScrapeJob(string Name, Port Port, string Tells)
{
    /// <summary>Where the figures are, if not at Prometheus' usual <c>/metrics</c>.</summary>
    public string? Path { get; init; }

    /// <summary>What is asked with the path; null for nothing.</summary>
    public ScrapeParameter? Parameter { get; init; }
}
