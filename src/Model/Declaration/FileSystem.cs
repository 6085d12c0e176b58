namespace ClusterProvisioning.Model.Declaration;

/// <summary>The file system on a disk set.</summary>
public enum FileSystem
{
    /// <summary>XFS (seed 000 §3.3).</summary>
    Xfs,

    /// <summary>ext4.</summary>
    Ext4,
}
