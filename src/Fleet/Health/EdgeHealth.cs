using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>Machines at the edge of the clusters: no unit of a bundle has failed, and every port to which a flow leads is served.</summary>
public static class EdgeHealth
{
    private const string BackupServer = "pgbackrest.service";

    // Members of a cluster, their lock's servers and their poolers are asked themselves; of all others, what they do are their units.
    private static readonly NodeRole[] Asked = [NodeRole.Etcd, NodeRole.Consul, NodeRole.Database, NodeRole.Pooler];

    // On these, what a timer or an administrator started may fail and be tried again: a backup whose leader went away.
    private static readonly NodeRole[] Serving = [NodeRole.Bastion, NodeRole.Backup, NodeRole.Restore];

    /// <summary>True if it is asked here how such a machine is.</summary>
    public static bool Knows(NodeRole? role) => role is { } known && !Asked.Contains(known);

    /// <summary>How one sees that such a machine does its part.</summary>
    /// <param name="region">The region.</param>
    /// <param name="role">What it runs.</param>
    /// <param name="node">The machine.</param>
    /// <param name="units">The units of its bundle.</param>
    public static HealthProbe ProbeOf(Region region, NodeRole? role, string node, IReadOnlyCollection<string> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return UnitsProbe.Of(role is { } known && !Serving.Contains(known), units, Ports(region, node, units));
    }

    // Each must be served: a daemon that starts over and over is no failed unit. A region that makes its backups with another tool has no server of
    // pgBackRest's.
    private static List<Port> Ports(Region region, string node, IReadOnlyCollection<string> units) =>
    [
        .. Connections.Of(region)
            .Where(connection => connection.To.Group.Nodes.Any(each => each.Name.ToString() == node))
            .Select(connection => connection.Port).Distinct()
            .Where(port => port != ServicePorts.PgBackRest || units.Contains(BackupServer)),
    ];
}
