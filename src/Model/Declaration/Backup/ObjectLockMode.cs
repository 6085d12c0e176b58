namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>Who may shorten how long a locked object is kept (S3 Object Lock).</summary>
public enum ObjectLockMode
{
    /// <summary>Objects are not locked.</summary>
    None,

    /// <summary>Those with a permission of their own.</summary>
    Governance,

    /// <summary>No one, the account's owner included.</summary>
    Compliance,
}
