using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A permanent physical replication slot (seed 000 §2.3). Without a consumer it would fill the WAL disk.</summary>
public sealed record SlotDeclaration
{
    /// <summary>The site whose nodes consume it.</summary>
    public required Name Site { get; init; }

    /// <summary>The node group at that site that consumes it.</summary>
    public required Name Group { get; init; }
}
