using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Monitoring;

/// <summary>What is watched, and who is called (seed 000 §7).</summary>
public sealed record MonitoringDeclaration
{
    /// <summary>How often figures are read.</summary>
    public Duration ScrapeInterval { get; init; } = new(15_000);

    /// <summary>How long figures are kept.</summary>
    public Duration Retention { get; init; } = new(90L * 86_400_000);

    /// <summary>From where on someone is called.</summary>
    public ThresholdsDeclaration Thresholds { get; init; } = new();

    /// <summary>Where alerts go, by name.</summary>
    public IReadOnlyDictionary<Name, AlertRouteDeclaration> Routes { get; init; } = new OrderedDictionary<Name, AlertRouteDeclaration>();

    /// <summary>Grafana's dashboards. Nothing is made of it yet.</summary>
    public IReadOnlyList<Name> Dashboards { get; init; } = [];

    /// <summary>Whether a check of our own runs a statement on every database node, beside the exporters. Nothing is made of it yet.</summary>
    public bool HealthCheck { get; init; } = true;
}
