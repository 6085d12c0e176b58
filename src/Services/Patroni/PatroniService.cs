using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Patroni with the PostgreSQL that it runs.</summary>
public sealed class PatroniService : IService, IChecked, IInstalled, IStartsAfter, ITunesKernel, IHealthy, IStepsAside
{
    /// <summary>Debian's unit of Patroni, which runs PostgreSQL too.</summary>
    public const string Unit = "patroni.service";

    /// <summary>The certificate of PostgreSQL and Patroni, as server and as client; pgBackRest's server shows it too.</summary>
    public const string Certificate = "postgres";

    /// <inheritdoc/>
    public string Name => "patroni";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => DatabasePrograms.Packages;

    /// <inheritdoc/>
    public IReadOnlyList<MakersPackages> FromMakers => DatabasePrograms.FromMakers;

    /// <inheritdoc/>
    public IReadOnlyList<SoftwareReleases> Releases => DatabasePrograms.Releases;

    /// <inheritdoc/>
    public IEnumerable<ImageNeed> NeedsOf(Region region) => DatabasePrograms.NeedsOf(region);

    /// <inheritdoc/>
    public ServiceState State => ServiceState.Quorum;

    /// <inheritdoc/>
    public IReadOnlyList<string> After => ["etcd", "consul", "slapd", "object-storage", "pgbackrest"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public HandOver HandOver => HandOver.Switchover;

    /// <inheritdoc/>
    public Cover CoveredBy => Cover.Quorum;

    /// <inheritdoc/>
    public bool Carries(string unit) => unit == Unit;

    /// <inheritdoc/>
    public bool RanWith(IReadOnlyCollection<string> units) => units.Contains(Unit);

    /// <inheritdoc/>
    public HealthProbe? ProbeOf(Workload workload, bool replicaTakesReads) => new MembershipProbe();

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => DatabaseFiles.Of(machine).With(WalFetch.Of(machine)).With(PatroniMetrics.Of(machine));

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) =>
    [
        new(machine.Region.Declared.Postgresql.Port, "SQL and replication"),
        ListeningPort.Moved(machine.Region.Declared.Patroni.RestPort, "Patroni's REST API", "patroni", "restPort"),
    ];

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [CertificateOf(machine).ReadBy(Unit, ChangeTakes.Reload)],
        Passwords = DirectoryPasswords.OfSearcher(machine.Region) is { } searcher
            ? [new NodePassword(searcher.Name, searcher, new FileReader(Unit, ChangeTakes.Restart))]
            : [],
    };

    /// <summary>The certificate of a member: it bears the names of the roles that any member may have.</summary>
    internal static NodeCertificate CertificateOf(Machine machine)
    {
        var own = NodeCertificates.Of(machine, Certificate, "postgres");
        return own with { DnsNames = [.. own.DnsNames, .. machine.Names.Roles] };
    }

    /// <inheritdoc/>
    public IEnumerable<string> KernelSettings(Machine machine) => DatabaseKernel.Settings(machine);

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => DatabaseChecks.Of(machine, files);
}
