using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Patroni;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>pgBackRest beside each database: the server, so that backups can be taken, and where its WAL goes.</summary>
public sealed class PgBackRestOfDatabaseService : IService, IChecked, IInstalled, IUsesBuckets
{
    /// <inheritdoc/>
    public string Name => "pgbackrest-of-database";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => PgBackRestPackages.Debian;

    /// <inheritdoc/>
    public IReadOnlyList<MakersPackages> FromMakers => PgBackRestPackages.FromMakers;

    /// <inheritdoc/>
    public IReadOnlyList<SoftwareReleases> Releases => [PgBackRestPackages.Releases];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database && region.Declared.Backup?.Tool == BackupTool.PgBackRest;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => BackupFiles.OfDatabase(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => BackupPlan.With(BackupTool.PgBackRest, machine) is { Written.Count: > 0 }
        ? [new ListeningPort(ServicePorts.PgBackRest, "backup servers")]
        : [];

    // PostgreSQL's certificate, which Patroni asks for. A bucket is opened by everyone who uses it.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [PatroniService.CertificateOf(machine).ReadBy(PgBackRestUnit.Name, ChangeTakes.Reload)],
        Secrets = BackupPlan.With(BackupTool.PgBackRest, machine) is { } plan
            ? RepositorySecrets.Of(machine, plan.Written.Where(each => each.Host is null), RepositorySecrets.Server)
            : [],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
        BackupChecks.Of(files, "--no-archive-async archive-push pg_wal/000000010000000000000001");

    /// <inheritdoc/>
    public IEnumerable<BucketUse> BucketsOf(Machine machine) =>
        BackupPlan.With(BackupTool.PgBackRest, machine) is { } plan ? BackupPlan.In(plan.Written, BucketAccess.Write) : [];
}
