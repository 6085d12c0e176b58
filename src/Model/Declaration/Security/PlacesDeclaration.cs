using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>The sites in whose location and country lies what is not in the database.</summary>
public sealed record PlacesDeclaration
{
    /// <summary>The stack's state.</summary>
    public Name? State { get; init; }

    /// <summary>Keys, secrets and the certificate authority.</summary>
    public Name? Keys { get; init; }

    /// <summary>Logs of machines, databases and the network.</summary>
    public Name? Logs { get; init; }
}
