using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.PgBouncer;

namespace ClusterProvisioning.Services.HaProxy;

/// <summary>A pooler's HAProxy: the front that applications connect to, and the hop that knows the members' roles.</summary>
public sealed class PoolerProxyService : IService, IChecked, IInstalled, IWatched, ITunesKernel, IBesidesFlows, INamesHosts, IHealthy, IStepsAside
{
    /// <summary>The certificate under which it asks the members' Patroni.</summary>
    public const string Certificate = "haproxy";

    /// <inheritdoc/>
    public string Name => "haproxy";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["haproxy", "socat"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Pooler;

    /// <inheritdoc/>
    public HandOver HandOver => HandOver.Drain;

    /// <inheritdoc/>
    public Cover CoveredBy => Cover.Peer;

    /// <inheritdoc/>
    public DrainScripts? Drain => PoolerDrain.Scripts;

    /// <inheritdoc/>
    public string? Missed => "no application reaches a database there";

    /// <inheritdoc/>
    public bool Carries(string unit) => PoolerUnits.Holds(unit);

    /// <inheritdoc/>
    public bool RanWith(IReadOnlyCollection<string> units) => units.Contains(HaProxyUnit.Name) && units.Contains(PgBouncerUnit.Of(PgBouncerInstance.Write));

    /// <inheritdoc/>
    public HealthProbe? ProbeOf(Workload workload, bool replicaTakesReads) => PoolerHealth.Of(workload, replicaTakesReads);

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => HaProxyUnit.With(HaProxyConfiguration.Of(machine));

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine)
    {
        var settings = machine.Region.Declared.Haproxy;
        return
        [
            ListeningPort.Moved(settings.WritePort, "writes", "haproxy", "writePort"),
            ListeningPort.Moved(settings.ReadPort, "reads", "haproxy", "readPort"),
            new(ServicePorts.HaProxyMetrics, "counters"),
        ];
    }

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates =
        [
            (NodeCertificates.Of(machine, Certificate, "root") with { CommonName = $"haproxy.{machine.FullName}", Server = false })
                .ReadBy(HaProxyUnit.Name, ChangeTakes.Reload),
            HaProxyUnit.Counters(machine),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) => [new("haproxy", ServicePorts.HaProxyMetrics, "proxy")];

    /// <inheritdoc/>
    public IEnumerable<string> KernelSettings(Machine machine) =>
    [
        "# Each client takes a local port towards PgBouncer and one towards the database.",
        "net.ipv4.ip_local_port_range = 10240 65535",
        "vm.swappiness = 1",
    ];

    /// <inheritdoc/>
    public IEnumerable<string> Inwards(Machine machine) => HaProxyText.LoadBalancer(machine);

    /// <inheritdoc/>
    public IEnumerable<string> Outwards(Machine machine) => [];

    // The role hop stands for whichever member has the role; the members' certificates bear these names.

    /// <inheritdoc/>
    public IEnumerable<string> OwnNames(Machine machine) => machine.Names.Roles;

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => [HaProxyUnit.Check];
}
