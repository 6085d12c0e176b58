using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Services.Backups;

namespace ClusterProvisioning.Services.WalG;

/// <summary>WAL-G on the databases of regions that ask for it.</summary>
public sealed class WalGService : IService, IInstalled, IUsesBuckets
{
    /// <inheritdoc/>
    public string Name => "wal-g";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => [];

    /// <inheritdoc/>
    public IReadOnlyList<MakersProgram> Programs => [WalGProgram.File];

    /// <inheritdoc/>
    public IReadOnlyList<SoftwareReleases> Releases => [WalGProgram.Releases];

    /// <inheritdoc/>
    public IEnumerable<ImageNeed> NeedsOf(Region region) => [WalGProgram.Need];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database && region.Declared.Backup?.Tool == BackupTool.WalG;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => WalGFiles.Of(machine);

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new() { Secrets = WalGFiles.Secrets(machine) };

    // The leader takes away what is past its time.

    /// <inheritdoc/>
    public IEnumerable<BucketUse> BucketsOf(Machine machine) =>
        WalGFiles.PlanOf(machine)?.Near is { } near ? BackupPlan.In([near], BucketAccess.Expire) : [];
}
