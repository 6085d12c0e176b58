using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>A bucket of backups or of the archive, as policies and copies name it.</summary>
/// <param name="Site">The site where it lies.</param>
/// <param name="Repository">The repository that it holds; null for the archive.</param>
/// <param name="Made">The bucket, closed and encrypted.</param>
/// <param name="Prefix">The part of it that is used; empty for all.</param>
internal sealed record BackupBucket(SiteBase Site, Name? Repository, SecureBucket Made, string Prefix)
{
    /// <summary>The bucket.</summary>
    public Pulumi.Aws.S3.Bucket Bucket => Made.Bucket;

    /// <summary>Its objects, for policies.</summary>
    public Output<string> Objects => Prefix.Length == 0 ? Output.Format($"{Bucket.Arn}/*") : Output.Format($"{Bucket.Arn}/{Prefix}/*");

    /// <summary>The key that its objects are encrypted with.</summary>
    public Pulumi.Aws.Kms.Key Key => Site.Keys.Storage;
}
