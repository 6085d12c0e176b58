namespace ClusterProvisioning.Model.Declaration;

/// <summary>What a disk is made of.</summary>
public enum Medium
{
    /// <summary>Flash on PCI Express.</summary>
    Nvme,

    /// <summary>Flash on SATA or SAS.</summary>
    Ssd,

    /// <summary>Spinning disks.</summary>
    Hdd,
}
