namespace ClusterProvisioning.Model.Declaration.Contents;

/// <summary>How an index is built.</summary>
public enum IndexMethod
{
    /// <summary>A balanced tree: equality, ranges, order.</summary>
    Btree,

    /// <summary>Ranges of blocks: small, for values that follow the order of writing.</summary>
    Brin,

    /// <summary>Inverted: jsonb and arrays.</summary>
    Gin,

    /// <summary>Equality only.</summary>
    Hash,
}
