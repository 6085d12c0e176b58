using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services.Alertmanager;

/// <summary>Alertmanager on a monitoring machine.</summary>
public sealed class AlertmanagerService : IService, IChecked, IInstalled, IStartsAfter
{
    /// <summary>Debian's unit of Alertmanager.</summary>
    public const string Unit = "prometheus-alertmanager.service";

    // Prometheus' user runs it, so the folder of root's passwords is closed to it.
    private const string Secrets = "/etc/prometheus/secrets";

    /// <inheritdoc/>
    public string Name => "alertmanager";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["prometheus-alertmanager"];

    /// <inheritdoc/>
    public IReadOnlyList<string> After => ["patroni", "haproxy"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Monitoring;

    /// <summary>Where the key or address of a way for alerts lies.</summary>
    public static string SecretPath(Name secret) => $"{Secrets}/{secret}";

    /// <summary>The secret of a way for alerts, as the store keeps it: people bring it.</summary>
    public static StoredSecret Stored(Name secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return new StoredSecret(secret.ToString(), "Key of a way for alerts", IsGenerated: false);
    }

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => AlertmanagerFiles.Of(machine).With(new ServiceFiles
    {
        Directories = machine.Region.Declared.Monitoring.Routes.Count == 0 ? [] : [new NodeDirectory(Secrets, "0750", "root", "prometheus")],
    });

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.Alertmanager, "people")];

    // Alertmanager reads the files at every notification (Alertmanager docs, routing_key_file, url_file).

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Secrets =
        [
            .. machine.Region.Declared.Monitoring.Routes.Values.Select(route => route.Secret).Distinct()
                .Select(secret => new NodeSecret(
                    Stored(secret),
                    SecretPath(secret),
                    "0640",
                    "root",
                    "prometheus",
                    "",
                    new FileReader(Unit, ChangeTakes.Nothing))),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
        [new("amtool", AlertmanagerConfiguration.Path, $"amtool check-config {AlertmanagerConfiguration.Path}")];
}
