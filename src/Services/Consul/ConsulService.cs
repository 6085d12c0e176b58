using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services.Consul;

/// <summary>Consul in etcd's place: servers on machines of its role, and an agent beside each Patroni.</summary>
public sealed class ConsulService : IService, IInstalled, IWatched, IHealthy, IStepsAside
{
    /// <summary>The unit that runs a server or an agent; what it holds is ours, not the package's.</summary>
    public const string Unit = "consul.service";

    /// <summary>The certificate of server and agent.</summary>
    public const string Certificate = "consul";

    // A key of 24 bytes: 32 letters and digits are base64 of as many (Consul docs, "Gossip Encryption").
    private static readonly StoredSecret GossipKey = new(SecretNames.Gossip, "Key of Consul's gossip", IsGenerated: true);

    /// <inheritdoc/>
    public string Name => "consul";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => [];

    /// <inheritdoc/>
    public IReadOnlyList<MakersPackages> FromMakers => [ConsulPackages.FromMakers];

    /// <inheritdoc/>
    public IReadOnlyList<SoftwareReleases> Releases => [ConsulPackages.Releases];

    /// <inheritdoc/>
    public IEnumerable<ImageNeed> NeedsOf(Region region) => [ConsulPackages.Need];

    /// <inheritdoc/>
    public ServiceState State => ServiceState.Quorum;

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => region.DcsRole == NodeRole.Consul && group.Role is NodeRole.Consul or NodeRole.Database;

    /// <inheritdoc/>
    public HandOver HandOver => HandOver.None;

    /// <inheritdoc/>
    public Cover CoveredBy => Cover.ByHand;

    /// <inheritdoc/>
    public bool Carries(string unit) => unit == Unit;

    /// <inheritdoc/>
    public bool RanWith(IReadOnlyCollection<string> units) => units.Contains(Unit);

    // Of an agent's, its Patroni tells.

    /// <inheritdoc/>
    public HealthProbe? ProbeOf(Workload workload, bool replicaTakesReads) =>
        ConsulConfiguration.IsServer(workload.Machine) ? ConsulHealth.Of(workload.Machine.Region) : null;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => ConsulFiles.Of(machine);

    // Who has to reach which of them, and that a flow leads there, CP1087 knows.

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine)
    {
        var settings = machine.Region.Declared.Consul;
        return ConsulConfiguration.IsServer(machine)
            ? [new(settings.ServerPort, "agents and servers"), new(settings.SerfPort, "gossip"), new(settings.HttpsPort, "counters")]
            : [new(settings.SerfPort, "gossip")];
    }

    // systemd hands key and certificate over when the unit starts (systemd.exec(5), LoadCredential=).

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine)
    {
        var certificate = NodeCertificates.Of(machine, Certificate, "root") with { CommonName = $"consul.{machine.FullName}" };
        return new Credentials
        {
            Certificates =
            [
                (ConsulConfiguration.IsServer(machine)
                    ? certificate with { DnsNames = [.. certificate.DnsNames, ConsulConfiguration.ServerName(machine.Region, machine.Site.Name)] }
                    : certificate).ReadBy(Unit, ChangeTakes.Restart),
            ],
            Secrets =
            [
                new NodeSecret(GossipKey, ConsulFiles.GossipPath, "0600", "root", "root", "{\"encrypt\": \"", new FileReader(Unit, ChangeTakes.Restart))
                {
                    After = "\"}",
                },
            ],
        };
    }

    // Consul docs, "Agent HTTP API", /v1/agent/metrics.

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) => region.DcsRole != NodeRole.Consul ? [] :
    [
        new("consul", region.Declared.Consul.HttpsPort, "quorum")
        {
            Path = "/v1/agent/metrics",
            Parameter = new ScrapeParameter("format", "prometheus"),
        },
    ];
}
