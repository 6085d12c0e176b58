using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>The plants' machines' way in: a gateway's HAProxy asks each for its certificate, checked against its authority's revocation list.</summary>
public sealed class GatewayProxyService : IService, IChecked, IInstalled, IWatched, IBesidesFlows, INamesHosts, IStartsAfter, IStepsAside
{
    /// <summary>The certificate that it shows the plants' machines.</summary>
    public const string Certificate = "gateway";

    private const string Reload = "cluster-revocation";

    /// <inheritdoc/>
    public string Name => "gateway";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["haproxy"];

    /// <inheritdoc/>
    public IReadOnlyList<string> After => ["haproxy", "pgbouncer"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Gateway;

    /// <inheritdoc/>
    public HandOver HandOver => HandOver.None;

    /// <inheritdoc/>
    public Cover CoveredBy => Cover.Peer;

    /// <inheritdoc/>
    public string? Missed => "no machine comes in there";

    /// <inheritdoc/>
    public bool Carries(string unit) => PoolerUnits.Holds(unit);

    /// <inheritdoc/>
    public bool RanWith(IReadOnlyCollection<string> units) => units.Contains($"{Reload}.path");

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => HaProxyUnit.With(GatewayProxy.Of(machine)).With(new ServiceFiles
    {
        Files = [Watch(), Reread()],
        Units = [$"{Reload}.path"],
    });

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) =>
    [
        ListeningPort.Moved(machine.Region.Declared.Ingest.Port, "the plants' machines", "ingest", "port"),
        new(ServicePorts.HaProxyMetrics, "counters"),
    ];

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [NodeCertificates.Of(machine, Certificate, "root").ReadBy(HaProxyUnit.Name, ChangeTakes.Reload), HaProxyUnit.Counters(machine)],
        Shared =
        [
            new SharedFile(MachineTrust.AuthorityPath, IsRequired: true, new FileReader(HaProxyUnit.Name, ChangeTakes.Reload)),
            new SharedFile(MachineTrust.RevocationPath, IsRequired: true, new FileReader(HaProxyUnit.Name, ChangeTakes.Reload)),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) => [new("haproxy", ServicePorts.HaProxyMetrics, "proxy")];

    /// <inheritdoc/>
    public IEnumerable<string> Inwards(Machine machine) => HaProxyText.LoadBalancer(machine);

    /// <inheritdoc/>
    public IEnumerable<string> Outwards(Machine machine) => [];

    // Behind it stands whichever pooler of the site is healthy.

    /// <inheritdoc/>
    public IEnumerable<string> OwnNames(Machine machine) => [machine.Names.Service];

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => [HaProxyUnit.Check];

    private static NodeFile Watch() => TextFile.Root(
        $"/etc/systemd/system/{Reload}.path",
        TextFile.Notice,
        "[Unit]",
        "Description=Watch the machines' revocation list",
        "",
        "[Path]",
        $"PathChanged={MachineTrust.RevocationPath}",
        "",
        "[Install]",
        "WantedBy=multi-user.target");

    private static NodeFile Reread() => TextFile.Root(
        $"/etc/systemd/system/{Reload}.service",
        TextFile.Notice,
        "[Unit]",
        "Description=Have HAProxy read the machines' revocation list anew",
        $"After={HaProxyUnit.Name}",
        "",
        "[Service]",
        "Type=oneshot",
        $"ExecStart=/usr/bin/systemctl reload {HaProxyUnit.Name}");
}
