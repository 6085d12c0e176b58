using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Exporters;

namespace ClusterProvisioning.Services.Prometheus;

/// <summary>Prometheus on a monitoring machine.</summary>
public sealed class PrometheusService : IService, IChecked, IInstalled, IStartsAfter, ICallsForItsNetwork
{
    /// <summary>Debian's unit of Prometheus.</summary>
    public const string Unit = "prometheus.service";

    /// <summary>The certificate with which it asks; Alertmanager and people see it too.</summary>
    public const string Certificate = "prometheus";

    /// <inheritdoc/>
    public string Name => "prometheus";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["prometheus"];

    /// <inheritdoc/>
    public IReadOnlyList<string> After => ["patroni", "haproxy"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Monitoring;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => PrometheusFiles.Of(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.Prometheus, "people")];

    // Go's daemons read their certificate at every handshake.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) => new()
    {
        Certificates = [NodeCertificates.Of(machine, Certificate, "prometheus").ReadBy("prometheus", ChangeTakes.Nothing)],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) =>
    [
        new("promtool", PrometheusConfiguration.Path, $"promtool check config {PrometheusConfiguration.Path}"),
        new("promtool", Exporter.WebConfig, $"promtool check web-config {Exporter.WebConfig}"),
    ];
}
