using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>One place where backups and WAL lie.</summary>
public sealed record RepositoryDeclaration
{
    /// <summary>What it is.</summary>
    public required RepositoryKind Kind { get; init; }

    /// <summary>The site where it is; a bucket lies in the site's location and country.</summary>
    public required Name Site { get; init; }

    /// <summary>The site's node group that serves it (kind host).</summary>
    public Name? Group { get; init; }

    /// <summary>The bucket's name, to which the region's is put in front (kind object).</summary>
    public Name? Bucket { get; init; }

    /// <summary>The folder on the host, or the prefix in the bucket.</summary>
    public required string Path { get; init; }

    /// <summary>How long a full backup, and what hangs on it, is kept.</summary>
    public required Duration Retention { get; init; }

    /// <summary>The class of its objects (kind object).</summary>
    public ObjectClass ObjectClass { get; init; } = ObjectClass.Standard;

    /// <summary>How long no one can delete an object (S3 Object Lock); not at all unless given.</summary>
    public Duration? ObjectLock { get; init; }

    /// <summary>Who may delete them all the same before that: no one (compliance) unless given, or whoever has a permission for it (governance).</summary>
    public ObjectLockMode LockMode { get; init; } = ObjectLockMode.Compliance;

    /// <summary>How the tool encrypts what it writes; left to the storage unless given.</summary>
    public RepositoryEncryptionDeclaration? Encryption { get; init; }
}
