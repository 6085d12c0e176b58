using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Declaration.Tiers;
using ClusterProvisioning.Stacks.Storage;

namespace ClusterProvisioning.Stacks;

/// <summary>A repository of backups in a bucket. Those on hosts are made with the <see cref="BackupServers"/> of their site.</summary>
internal sealed class BackupTarget
{
    // The least age of an object that moves (AWS docs, "Lifecycle transitions to Standard-IA").
    private const int LeastDays = 30;

    /// <summary>Makes the bucket of a repository.</summary>
    /// <param name="site">The site where it lies.</param>
    /// <param name="tool">What writes into it.</param>
    /// <param name="target">The repository.</param>
    /// <exception cref="InvalidDataException">Its class of objects has to be thawed, which the tool cannot wait for.</exception>
    public BackupTarget(SiteBase site, BackupTool tool, Model.BackupTarget target)
    {
        var declared = target.Declared;
        var prefix = declared.Path.Trim('/');
        // Once the tool has let go of a file, its last version stays as long as no one may delete it.
        var old = Math.Max(1, declared.ObjectLock?.Days() ?? 1);
        var bucket = new SecureBucket(site.Scope, new BucketSpec
        {
            Part = $"backup-{target.Name}",
            PhysicalName = target.Bucket,
            Key = site.Keys.Storage,
            Lock = declared.ObjectLock is { } held ? ObjectLock.Of(declared.LockMode, held) : null,
            Lifecycle = [LifecycleRules.Tidy(old), .. ByClass(tool, target, prefix)],
            AccessLogs = site.Buckets.AccessLogs,
        });
        Bucket = new BackupBucket(site, target.Name, bucket, prefix);
    }

    /// <summary>The bucket, as policies and copies name it.</summary>
    public BackupBucket Bucket { get; }

    /// <summary>Only backups move, by their prefix: WAL must be at hand at any time, and the tool cannot thaw.</summary>
    private static IEnumerable<Pulumi.Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> ByClass(BackupTool tool, Model.BackupTarget target, string prefix)
    {
        var wanted = target.Declared.ObjectClass;
        if (wanted == ObjectClass.Standard)
            return [];
        if (LifecycleRules.Thaws(wanted))
        {
            var why = $"Repository '{target.Name}' has class '{wanted}', which takes hours to thaw, and {tool} cannot wait for that: a restore from it fails.";
            throw new InvalidDataException($"{why} Use standard, standard-ia or glacier-ir; the archive may thaw.");
        }

        var backups = tool switch
        {
            BackupTool.WalG => "basebackups_005/",
            BackupTool.PgBackRest => "backup/",
        };
        return [LifecycleRules.Move("backups", $"{prefix}/{backups}", LeastDays, wanted)];
    }
}
