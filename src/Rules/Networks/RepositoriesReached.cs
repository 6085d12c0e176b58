using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// pgBackRest speaks TLS both ways: every cluster pushes WAL to each repository on a host, the repository's host starts the backups, and spare machines restore
/// from it.
/// </summary>
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
        const string WaysNeeded = "between role:database and role:backup in both directions, and from role:restore to role:backup";
        var connections = Connections.Of(region);
        return
            from repository in region.BackupTargets
            let host = repository.Group
            where host is not null
            from way in Ways(region, host)
            where !connections.Allow(way.From, way.To, ServicePorts.PgBackRest)
            let source = $"group '{way.From.Name}' of site '{way.From.Site}'"
            let target = $"port {ServicePorts.PgBackRest} of group '{way.To.Name}' of site '{way.To.Site}'"
            select new Finding(
                repository.Path,
                $"No flow leads from {source} to {target}, which repository '{repository.Name}' needs.",
                $"Declare flows {WaysNeeded}, with `reach: region` where they cross sites.");
    }

    private static IEnumerable<(NodeGroup From, NodeGroup To)> Ways(Region region, NodeGroup host)
    {
        foreach (var group in region.Groups.Where(each => each.Role is NodeRole.Database or NodeRole.Restore))
        {
            yield return (group, host);
            if (group.Role == NodeRole.Database)
                yield return (host, group);
        }
    }
}
