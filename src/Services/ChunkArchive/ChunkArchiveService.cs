using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.ChunkArchive;

/// <summary>Copies chunks that are past their time to the archive, on whichever member leads.</summary>
public sealed class ChunkArchiveService : IService, IUsesBuckets
{
    /// <inheritdoc/>
    public string Name => "chunk-archive";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ChunkArchiveFiles.Of(machine);

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new() { Secrets = ChunkArchiveFiles.Secrets(machine) };

    // Written and read back; never deleted.

    /// <inheritdoc/>
    public IEnumerable<BucketUse> BucketsOf(Machine machine) =>
        machine.Region.Declared.Backup?.Archive is null ? [] : [new BucketUse(BucketContents.Archive, null, BucketAccess.Write)];
}
