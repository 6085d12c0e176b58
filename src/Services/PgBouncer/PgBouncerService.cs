using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>A pooler's two PgBouncers, one for writes and one for reads, with their exporters.</summary>
public sealed class PgBouncerService : IService, IChecked, IInstalled, IWatched
{
    /// <summary>The certificate that clients see, and members.</summary>
    public const string Certificate = "pgbouncer";

    /// <inheritdoc/>
    public string Name => "pgbouncer";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["pgbouncer", "prometheus-pgbouncer-exporter"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Pooler;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => new ServiceFiles
    {
        Files =
        [
            PgBouncerUnit.Template(),
            .. PgBouncerInstance.All(machine).SelectMany(instance => PgBouncerConfiguration.Of(machine, instance)),
            // Logins come from auth_query, and its own login is by certificate.
            TextFile.ForGroup("postgres", PgBouncerConfiguration.UserList, $"\"{PgBouncerExporter.Login}\" \"\"")
                .ReadBy(PgBouncerUnit.Every, ChangeTakes.Reload),
        ],
        Directories = [PgBouncerUnit.Folder],
        Units = [.. PgBouncerInstance.All(machine).Select(instance => PgBouncerUnit.Of(instance.Name))],
    }.With(PgBouncerExporter.Of(machine));

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) =>
        PgBouncerInstance.All(machine).Select(instance => new ListeningPort(instance.Metrics, $"counters of its {instance.Name}s"));

    // Clients come to whichever pooler answers, by a name or the address that all of them share.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine)
    {
        var own = NodeCertificates.Of(machine, Certificate, "postgres");
        return new Credentials
        {
            Certificates =
            [
                (own with
                {
                    DnsNames = [.. own.DnsNames, machine.Names.Service, .. EndpointNames.LeadingTo(machine.Region, machine.Site.Name)],
                    Addresses = [.. own.Addresses, .. machine.Group.SharedAddress is { } shared ? [shared] : Array.Empty<Model.Values.Ipv4>()],
                }).ReadBy(PgBouncerUnit.Every, ChangeTakes.Reload),
            ],
        };
    }

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) =>
    [
        new("pgbouncer-write", ServicePorts.PgBouncerWriteExporter, "pools for writes"),
        new("pgbouncer-read", ServicePorts.PgBouncerReadExporter, "pools for reads"),
    ];

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
        PgBouncerInstance.All(machine).Select(instance => PgBouncerUnit.Check(instance.Name));
}
