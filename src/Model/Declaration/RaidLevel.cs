namespace ClusterProvisioning.Model.Declaration;

/// <summary>How the disks of a set are joined.</summary>
public enum RaidLevel
{
    /// <summary>A single disk.</summary>
    None,

    /// <summary>Striped, no redundancy.</summary>
    Raid0,

    /// <summary>Mirrored.</summary>
    Raid1,

    /// <summary>Striped with two parity disks.</summary>
    Raid6,

    /// <summary>Mirrored, then striped.</summary>
    Raid10,
}
