namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>What holds the key that unlocks a machine's disks.</summary>
public enum DiskUnlock
{
    /// <summary>Nothing is locked.</summary>
    None,

    /// <summary>A file on the system's disk: guards disks that are taken out, not a machine that is.</summary>
    KeyFile,

    /// <summary>A Tang server of the site: the machine starts only inside it (clevis).</summary>
    Tang,

    /// <summary>The machine's TPM 2.0.</summary>
    Tpm2,

    /// <summary>The cloud's key service.</summary>
    Kms,
}
