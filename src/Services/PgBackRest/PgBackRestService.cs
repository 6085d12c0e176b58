using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Services.Backups;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>pgBackRest on a backup server: the repositories that it minds, and the timers that make backups.</summary>
public sealed class PgBackRestService : IService, IChecked, IInstalled, IStepsAside, IUsesBuckets
{
    /// <inheritdoc/>
    public string Name => "pgbackrest";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => PgBackRestPackages.Debian;

    /// <inheritdoc/>
    public IReadOnlyList<MakersPackages> FromMakers => PgBackRestPackages.FromMakers;

    /// <inheritdoc/>
    public IReadOnlyList<SoftwareReleases> Releases => [PgBackRestPackages.Releases];

    /// <inheritdoc/>
    public ServiceState State => ServiceState.Data;

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Backup;

    /// <inheritdoc/>
    public HandOver HandOver => HandOver.None;

    /// <inheritdoc/>
    public Cover CoveredBy => Cover.Copies;

    /// <inheritdoc/>
    public bool Carries(string unit) => false;

    /// <inheritdoc/>
    public bool RanWith(IReadOnlyCollection<string> units) => units.Contains(StanzaFiles.Unit);

    /// <inheritdoc/>
    public bool RunsJobs => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => BackupFiles.OfServer(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => BackupPlan.With(BackupTool.PgBackRest, machine) is { Minded.Count: > 0 }
        ? [new ListeningPort(ServicePorts.PgBackRest, "databases and spare machines")]
        : [];

    // A repository on a host is opened by its host alone.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine)
    {
        var plan = BackupPlan.With(BackupTool.PgBackRest, machine);
        var own = PgBackRestUnit.Own(machine);
        return new Credentials
        {
            // A region that backs up with another tool has the machine, and no server on it.
            Certificates = [plan is null ? own.ReadBy("pgbackrest", ChangeTakes.Nothing) : own.ReadBy(PgBackRestUnit.Name, ChangeTakes.Reload)],
            Secrets = plan is null ? [] : RepositorySecrets.Of(machine, plan.Minded, RepositorySecrets.Server),
        };
    }

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => BackupChecks.Of(files, "backup");

    /// <inheritdoc/>
    public IEnumerable<BucketUse> BucketsOf(Machine machine) =>
        BackupPlan.With(BackupTool.PgBackRest, machine) is { } plan ? BackupPlan.In(plan.Minded, BucketAccess.Expire) : [];
}
