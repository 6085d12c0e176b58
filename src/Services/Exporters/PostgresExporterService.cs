using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Services.Exporters;

/// <summary>postgres_exporter beside each PostgreSQL, by the socket as a role that may only read statistics.</summary>
public sealed class PostgresExporterService : IService, IInstalled, IWatched
{
    /// <inheritdoc/>
    public string Name => "postgres-exporter";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["prometheus-postgres-exporter"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => group.Role == NodeRole.Database;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => Exporter.Of(
        machine,
        ServicePorts.PostgresExporter,
        "prometheus-postgres-exporter",
        [$"DATA_SOURCE_NAME='user={DatabaseRoles.Monitor} host={DatabaseRoles.SocketFolder} dbname=postgres'"]);

    /// <inheritdoc/>
    public IEnumerable<ListeningPort> Listens(Machine machine) => [new(ServicePorts.PostgresExporter, "counters of the server")];

    /// <inheritdoc/>
    public IEnumerable<ScrapeJob> ScrapeJobs(Region region) => [new("postgres", ServicePorts.PostgresExporter, "database")];
}
