namespace ClusterProvisioning.Topology.Declaration.Contents;

/// <summary>Which TimescaleDB the region asks for.</summary>
public sealed record TimescaleDeclaration
{
    /// <summary>The edition; what it lacks fails the apply unless any will do.</summary>
    public TimescaleEdition Edition { get; init; } = TimescaleEdition.Community;
}
