using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.PgBackRest;
using ClusterProvisioning.Services.WalG;

namespace ClusterProvisioning.Services.Restore;

/// <summary>A spare machine, on which a backup is restored and proved.</summary>
public sealed class RestoreService : IService, IChecked, IStartsAfter, IUsesBuckets
{
    /// <inheritdoc/>
    public string Name => "restore";

    /// <inheritdoc/>
    public IReadOnlyList<string> After => ["patroni"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Restore;

    /// <inheritdoc/>
    public bool RunsJobs => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => RestoreFiles.Of(machine);

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [PgBackRestUnit.Own(machine).ReadBy("pgbackrest", ChangeTakes.Nothing)],
        Secrets = BackupPlan.With(BackupTool.PgBackRest, machine) is { } plan
            ? RepositorySecrets.Of(machine, plan.Repositories.Where(each => each.Host is null), RepositorySecrets.Command)
            : WalGFiles.Secrets(machine),
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
        [.. BackupChecks.Of(files, "info"), .. files.Find(RestoreFiles.Settings) is { } settings ? [RestoredCheck.Of(settings)] : Array.Empty<Check>()];

    /// <inheritdoc/>
    public IEnumerable<BucketUse> BucketsOf(Machine machine) =>
        BackupPlan.Of(machine) is { } plan ? BackupPlan.In(plan.Repositories, BucketAccess.Read) : [];
}
