using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services.Etcd;

/// <summary>etcd, which holds the leader's lock: a member on each machine of its role.</summary>
public sealed class EtcdService : IService, IChecked, IInstalled, IWatched, IHealthy, IStepsAside
{
    /// <summary>Debian's unit of etcd.</summary>
    public const string Unit = "etcd.service";

    /// <summary>The certificate that members show each other, and to clients.</summary>
    public const string Certificate = "etcd";

    /// <inheritdoc/>
    public string Name => "etcd";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["etcd-client", EtcdReleases.Server];

    /// <inheritdoc/>
    public IReadOnlyList<SoftwareReleases> Releases => [EtcdReleases.Known];

    /// <inheritdoc/>
    public ServiceState State => ServiceState.Quorum;

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Etcd;

    /// <inheritdoc/>
    public HandOver HandOver => HandOver.MoveLeader;

    /// <inheritdoc/>
    public Cover CoveredBy => Cover.Quorum;

    /// <inheritdoc/>
    public bool Carries(string unit) => unit == Unit;

    /// <inheritdoc/>
    public bool RanWith(IReadOnlyCollection<string> units) => units.Contains(Unit);

    /// <inheritdoc/>
    public HealthProbe? ProbeOf(Workload workload, bool replicaTakesReads) => EtcdHealth.Of(workload.Machine.Region);

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => EtcdFiles.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine)
    {
        var settings = machine.Region.Declared.Etcd;
        return
        [
            ListeningPort.Moved(settings.ClientPort, "clients", "etcd", "clientPort"),
            ListeningPort.Moved(settings.PeerPort, "peers", "etcd", "peerPort"),
            new(ServicePorts.EtcdMetrics, "counters"),
        ];
    }

    // Go's daemons read their certificate at every handshake.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [NodeCertificates.Of(machine, Certificate, "etcd").ReadBy("etcd", ChangeTakes.Nothing)],
    };

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) => region.DcsRole == NodeRole.Etcd ? [new("etcd", ServicePorts.EtcdMetrics, "quorum")] : [];

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => EtcdChecks.Of();
}
