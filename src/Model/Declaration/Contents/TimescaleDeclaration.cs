using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>Which TimescaleDB the region asks for.</summary>
public sealed record TimescaleDeclaration
{
    /// <summary>The edition; what it lacks fails the apply unless any will do.</summary>
    public TimescaleEdition Edition { get; init; } = TimescaleEdition.Community;

    /// <summary>Its version on the machines; whether it runs on the region's PostgreSQL is not checked unless given.</summary>
    public SoftwareVersion? Version { get; init; }
}
