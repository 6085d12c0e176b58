using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// What each machine measures of itself is read by someone: flows open node_exporter and what its role's daemons tell, and open them to where monitoring
/// stands.
/// </summary>
public sealed class ExportersReached : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1091";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region).Where(connection => IsMonitoring(region, connection)).ToList();
        var open = connections.Select(connection => (connection.To.Group.Path, connection.Port)).ToHashSet();
        return
            from @group in region.Groups
            from told in Told(region, @group.Role)
            where !open.Contains((@group.Path, told.Port))
            select new Finding(
                @group.Path,
                $"No flow opens port {told.Port} of group '{@group.Name}' of site '{@group.Site}' to monitoring: nobody sees its {told.What}.",
                Fix(connections, @group, told.Port));
    }

    private static IEnumerable<(Port Port, string What)> Told(Region region, NodeRole role)
    {
        (Port Port, string What)[] own = role switch
        {
            NodeRole.Database => [(ServicePorts.PostgresExporter, "database"), (region.Declared.Patroni.RestPort, "cluster's leader")],
            NodeRole.Etcd => [(ServicePorts.EtcdMetrics, "quorum")],
            NodeRole.Pooler =>
            [
                (ServicePorts.HaProxyMetrics, "proxy"),
                (ServicePorts.PgBouncerWriteExporter, "pools for writes"),
                (ServicePorts.PgBouncerReadExporter, "pools for reads"),
            ],
            NodeRole.Gateway => [(ServicePorts.HaProxyMetrics, "proxy")],
            NodeRole.Bastion or NodeRole.Consul or NodeRole.Backup or NodeRole.Monitoring => [],
            NodeRole.Directory or NodeRole.ObjectStorage or NodeRole.Restore => [],
        };
        return [(ServicePorts.NodeExporter, "disks fill"), .. own];
    }

    // Where a region declares no monitoring, whoever else is let in may be it.
    private static bool IsMonitoring(Region region, Connection connection)
    {
        var machines = region.Groups.Where(group => group.Role == NodeRole.Monitoring).ToList();
        if (machines.Count == 0 && region.Declared.Kubernetes is null)
            return true;
        return connection.From switch
        {
            { Group: { } group } => group.Role == NodeRole.Monitoring,
            { Network: { } network } =>
                network.Name == region.Declared.Kubernetes?.Network || machines.Exists(group => group.Networks.Any(own => own.Path == network.Path)),
            _ => false,
        };
    }

    private static string Fix(List<Connection> connections, NodeGroup group, Port port) =>
        connections.Find(connection => connection.Port == port) is { } other
            ? $"Add role:{EnumName.Of(group.Role)} to `flows.{other.Flow}.to`, which opens it elsewhere."
            : $"Declare a flow from where monitoring stands to role:{EnumName.Of(group.Role)} with `ports: {port}`.";
}
