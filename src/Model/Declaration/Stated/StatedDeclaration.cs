namespace ClusterProvisioning.Model.Declaration.Stated;

/// <summary>What a seed states and the region does not do, because it contradicts another line of the seed or the world.</summary>
/// <remarks>Nothing is made from it: for each value a rule shows the arithmetic and what stands instead, so that no choice is silent.</remarks>
public sealed record StatedDeclaration
{
    /// <summary>What the seed says of volumes.</summary>
    public StatedVolumesDeclaration? Volumes { get; init; }

    /// <summary>What the seed says of the machines' disks.</summary>
    public StatedStorageDeclaration? Storage { get; init; }

    /// <summary>What the seed says of sites, zones and addresses.</summary>
    public StatedPlacementDeclaration? Placement { get; init; }

    /// <summary>What the seed says of replication and failover.</summary>
    public StatedFailoverDeclaration? Failover { get; init; }

    /// <summary>What the seed says of backup and restore.</summary>
    public StatedBackupDeclaration? Backup { get; init; }

    /// <summary>The seed's PostgreSQL, by the paths that it gives (§3.3).</summary>
    public int? Postgresql { get; init; }
}
