using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Declaration.Backup;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>pgBackRest speaks TLS both ways: every cluster pushes WAL to each repository on a host, and the repository's host starts the backups.</summary>
public sealed class RepositoriesReached : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1090";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Backup is not { Tool: BackupTool.PgBackRest })
            return [];
        var connections = Connections.Of(region);
        return
            from repository in RepositoryPlace.Of(region)
            let host = repository.Group
            where host is not null
            from database in region.Groups.Where(each => each.Role == NodeRole.Database)
            from way in new (NodeGroup From, NodeGroup To)[] { (database, host), (host, database) }
            where !connections.Allow(way.From, way.To, ServicePorts.PgBackRest)
            select new Finding(
                repository.Path,
                $"No flow leads from group '{way.From.Name}' of site '{way.From.Site}' to port {ServicePorts.PgBackRest} of group '{way.To.Name}' of site '{way.To.Site}', which repository '{repository.Name}' needs.",
                "Declare flows between role:database and role:backup in both directions, with `reach: region` where they cross sites.");
    }
}
