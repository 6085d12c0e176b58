using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services.Exporters;

/// <summary>node_exporter on every machine, and the certificate that all exporters of a machine show.</summary>
public sealed class NodeExporterService : IService, IChecked, IInstalled, IWatched
{
    private const string AsPrometheus = "setpriv --reuid prometheus --regid prometheus --init-groups";

    /// <inheritdoc/>
    public string Name => "node-exporter";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["prometheus-node-exporter"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => Exporter.OfNode(machine);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.NodeExporter, "counters of the machine")];

    // Go's daemons read their certificate at every handshake.

    /// <inheritdoc/>
    public Credentials CredentialsOf(Machine machine) =>
        new() { Certificates = [NodeCertificates.OfExporters(machine).ReadBy("exporters", ChangeTakes.Nothing)] };

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) => [new("node", ServicePorts.NodeExporter, "disks fill")];

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => files.Find(Exporter.WebConfig) is not { } web ? [] :
    [
        Check.Started(
            "node_exporter",
            web.Path,
            $"{AsPrometheus} prometheus-node-exporter --web.listen-address=127.0.0.1:9100 --web.config.file={web.Path}",
            "TLS is enabled."),
    ];
}
