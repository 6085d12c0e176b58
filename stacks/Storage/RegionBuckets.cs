using ClusterProvisioning.Topology.Declaration.Backup;
using ClusterProvisioning.Topology.Declaration.Tiers;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>The buckets of backups and of the archive, each at the site that its declaration names.</summary>
internal sealed class RegionBuckets
{
    private const string NoOne = "COMPLIANCE";
    private const string OnlyPermitted = "GOVERNANCE";

    private readonly Dictionary<Name, RepositoryBucket> _repositories = [];

    /// <summary>Makes them.</summary>
    public RegionBuckets(BackupDeclaration? backup, IReadOnlyDictionary<Name, SiteStack> sites)
    {
        if (backup is null)
            return;
        foreach (var (name, repository) in backup.Repositories.Where(each => each.Value.Kind == RepositoryKind.Object))
            _repositories.Add(name, CreateRepository(sites[repository.Site], backup.Tool, name, repository));
        // WAL-G writes to one bucket; the others are its replicas. pgBackRest writes to each itself.
        if (backup.Tool == BackupTool.WalG && _repositories.Count > 1)
            BucketReplication.Create(_repositories.Values.First(), [.. _repositories.Values.Skip(1)]);
        if (backup.Archive is { } archive)
            Archive = CreateArchive(sites[archive.Site], archive);
    }

    /// <summary>The buckets that hold backups.</summary>
    public IReadOnlyCollection<RepositoryBucket> Repositories => _repositories.Values;

    /// <summary>The bucket of what outlives the database's own retention.</summary>
    public RepositoryBucket? Archive { get; }

    private static RepositoryBucket CreateRepository(SiteStack site, BackupTool tool, Name name, RepositoryDeclaration repository)
    {
        // Once the tool has let go of a file, its last version stays as long as no one may delete it.
        var old = Math.Max(1, repository.ObjectLock?.Days() ?? 1);
        var bucket = SecureBucket.Create(site.Scope, new BucketSpec
        {
            Part = $"backup-{name}",
            PhysicalName = $"{site.Scope.Region.Name}-{repository.Bucket}",
            Key = site.Keys.Storage,
            Lock = repository.ObjectLock is { } held ? new ObjectLock(NoOne, held) : null,
            Lifecycle = [LifecycleRules.Tidy(old), .. ByClass(tool, name, repository)],
            AccessLogs = site.Buckets.AccessLogs,
        });
        return new RepositoryBucket(site, bucket, repository.Path.Trim('/'));
    }

    /// <summary>Only backups move, by their prefix: WAL must be at hand at any time, and the tool cannot thaw.</summary>
    private static IEnumerable<Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> ByClass(BackupTool tool, Name name, RepositoryDeclaration repository)
    {
        // The class's own least age (AWS docs, "Lifecycle transitions to Standard-IA").
        const int LeastDays = 30;
        if (repository.ObjectClass == ObjectClass.Standard)
            return [];
        if (LifecycleRules.Thaws(repository.ObjectClass))
            throw new InvalidDataException($"Repository '{name}' has class '{repository.ObjectClass}', which takes hours to thaw, and {tool} cannot wait for that: a restore from it fails. Use standard, standard-ia or glacier-ir; the archive may thaw.");
        var prefix = tool == BackupTool.WalG ? "basebackups_005/" : "backup/";
        return [LifecycleRules.Move("backups", $"{repository.Path.Trim('/')}/{prefix}", LeastDays, repository.ObjectClass)];
    }

    private static RepositoryBucket CreateArchive(SiteStack site, ArchiveDeclaration archive)
    {
        // Expiry hides an object at its age, and the tidying removes what is hidden: a second count of the age there would keep it twice as long. Before its time the lock holds it.
        List<Aws.S3.Inputs.BucketLifecycleConfigurationRuleArgs> rules = [LifecycleRules.Tidy(1), LifecycleRules.Expire("age", "", archive.Keep.Days())];
        if (archive.Class != ObjectClass.Standard)
            rules.Add(LifecycleRules.Move("archive", "", 0, archive.Class));
        var bucket = SecureBucket.Create(site.Scope, new BucketSpec
        {
            Part = "archive",
            PhysicalName = ArchivePlace.BucketOf(site.Scope.Region, archive),
            Key = site.Keys.Storage,
            Lock = archive.ObjectLock switch
            {
                ObjectLockMode.Compliance => new ObjectLock(NoOne, archive.Keep),
                ObjectLockMode.Governance => new ObjectLock(OnlyPermitted, archive.Keep),
                _ => null,
            },
            Lifecycle = rules,
            AccessLogs = site.Buckets.AccessLogs,
        });
        return new RepositoryBucket(site, bucket, "");
    }
}
