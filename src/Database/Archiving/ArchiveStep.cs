namespace ClusterProvisioning.Database.Archiving;

/// <summary>What is done with a chunk, in this order.</summary>
public enum ArchiveStep
{
    /// <summary>Its rows are counted and fingerprinted, in a snapshot that stays.</summary>
    Fingerprint,

    /// <summary>They are written to the bucket, from the same snapshot.</summary>
    Copy,

    /// <summary>The manifest is written beside the copy.</summary>
    Manifest,

    /// <summary>Both are read back, hashed and counted.</summary>
    ReadBack,

    /// <summary>The copy is journaled: from here on the chunk may be dropped, as long as it does not change.</summary>
    Journal,
}
