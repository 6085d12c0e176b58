namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>What encrypts disks.</summary>
public enum DiskEncryptionKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The machine's kernel (LUKS, dm-crypt).</summary>
    Luks,

    /// <summary>EBS, with a key of the site's KMS.</summary>
    EbsKms,
}
