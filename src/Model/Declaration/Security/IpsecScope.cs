namespace ClusterProvisioning.Model.Declaration.Security;

/// <summary>Which connections IPsec wraps.</summary>
public enum IpsecScope
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those between sites.</summary>
    Sites,

    /// <summary>Those between any two machines of the region.</summary>
    Nodes,
}
