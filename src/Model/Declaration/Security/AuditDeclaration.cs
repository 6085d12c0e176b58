using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>What is logged of what people and programs do.</summary>
public sealed record AuditDeclaration
{
    /// <summary>Classes of statements that pgaudit logs, for roles that do not write readings.</summary>
    public IReadOnlyList<AuditClass> Classes { get; init; } = [];

    /// <summary>Whether each connection and its end is logged (log_connections, log_disconnections).</summary>
    public bool Connections { get; init; }

    /// <summary>How long the logs are kept: in the bucket that they are shipped to, and where they are not, on the machine.</summary>
    public Duration Retention { get; init; } = new(365L * 86_400_000);

    /// <summary>How they get off the machine; a region that does not say is warned.</summary>
    public AuditShippingDeclaration? Shipping { get; init; }
}
