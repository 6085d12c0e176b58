using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>Snapshots of the data volumes by the storage itself.</summary>
public sealed record SnapshotDeclaration
{
    /// <summary>When one is taken.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>How long it is kept.</summary>
    public required Duration Keep { get; init; }
}
