using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Storage;

/// <summary>Where a region's backups and its archive lie in object storage, each at the site that its declaration names.</summary>
internal sealed class BackupTargets
{
    /// <summary>Makes the buckets of a region; none where it makes no backups.</summary>
    public BackupTargets(Region region, IReadOnlyDictionary<Name, SiteBase> sites)
    {
        if (region.Declared.Backup is not { } backup)
            return;
        var inBuckets = region.BackupTargets.Where(target => target.Kind == RepositoryKind.Object);
        Repositories = [.. inBuckets.Select(target => new BackupTarget(sites[target.Site], backup.Tool, target).Bucket)];
        // WAL-G writes to one bucket; the others are its replicas. pgBackRest writes to each itself.
        if (backup.Tool == BackupTool.WalG && Repositories.Count > 1)
            _ = new BucketReplication(Repositories[0], [.. Repositories.Skip(1)]);
        if (backup.Archive is { } archive)
            Archive = new BackupArchive(sites[archive.Site], archive).Bucket;
    }

    /// <summary>The buckets that hold backups, in the file's order.</summary>
    public IReadOnlyList<BackupBucket> Repositories { get; } = [];

    /// <summary>The bucket of what outlives the database's own retention; null where the region archives nothing.</summary>
    public BackupBucket? Archive { get; }
}
