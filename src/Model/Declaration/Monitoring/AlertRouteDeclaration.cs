using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Monitoring;

/// <summary>A way for alerts to reach people.</summary>
public sealed record AlertRouteDeclaration
{
    /// <summary>What takes them.</summary>
    public required AlertRouteKind Kind { get; init; }

    /// <summary>The name under which its key or address lies in the secret store; never the key.</summary>
    public required Name Secret { get; init; }

    /// <summary>The severities that it takes.</summary>
    public IReadOnlyList<AlertSeverity> Severities { get; init; } = [AlertSeverity.Critical];

    /// <summary>The country where the service lies: alerts name machines and databases, and that leaves the region.</summary>
    public Country? Country { get; init; }
}
