using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks;

/// <summary>The bucket of what outlives the database's own retention.</summary>
internal sealed class BackupArchive
{
    /// <summary>Makes the bucket, with its lock, its class and its expiry.</summary>
    /// <param name="site">The site where it lies.</param>
    /// <param name="archive">The archive as it was written.</param>
    public BackupArchive(SiteBase site, ArchiveDeclaration archive)
    {
        // Expiry hides an object at its age, and the tidying removes what is hidden: a second count of the age there would keep it twice as long.
        // Before its time the lock holds it.
        List<Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> rules = [LifecycleRules.Tidy(1), LifecycleRules.Expire("age", "", archive.Keep.Days())];
        if (archive.Class != ObjectClass.Standard)
            rules.Add(LifecycleRules.Move("archive", "", 0, archive.Class));
        var bucket = new SecureBucket(site.Scope, new BucketSpec
        {
            Part = "archive",
            PhysicalName = site.Scope.Region.BucketNameOf(archive.Bucket),
            Key = site.Keys.Storage,
            Lock = ObjectLock.Of(archive.ObjectLock, archive.Keep),
            Lifecycle = rules,
            AccessLogs = site.Buckets.AccessLogs,
        });
        Bucket = new BackupBucket(site, null, bucket, "");
    }

    /// <summary>The bucket, as policies name it.</summary>
    public BackupBucket Bucket { get; }
}
