namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>What a tablespace is for (seed 000 §3.1).</summary>
public enum StorageTier
{
    /// <summary>What is written now.</summary>
    Hot,

    /// <summary>What is read for analysis.</summary>
    Warm,

    /// <summary>What is kept for compliance.</summary>
    Cold,

    /// <summary>Indexes of hot data.</summary>
    Index,

    /// <summary>The audit trail.</summary>
    Audit,
}
