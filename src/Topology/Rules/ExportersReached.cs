using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>What each machine measures of itself is read by someone: a flow opens node_exporter, and postgres_exporter on database machines.</summary>
public sealed class ExportersReached : IRule
{
    private static readonly Port[] Every = [ServicePorts.NodeExporter];
    private static readonly Port[] Database = [ServicePorts.NodeExporter, ServicePorts.PostgresExporter];

    /// <inheritdoc/>
    public string Code => "CP1091";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region);
        var open = connections.Select(connection => (connection.To.Group!.Path, connection.Port)).ToHashSet();
        return
            from @group in region.Groups
            from port in @group.Role == NodeRole.Database ? Database : Every
            where !open.Contains((@group.Path, port))
            select new Finding(@group.Path, $"No flow opens port {port} of group '{@group.Name}' of site '{@group.Site}': nobody sees its {(port == ServicePorts.NodeExporter ? "disks fill" : "database")}.", Fix(connections, @group, port));
    }

    private static string Fix(IReadOnlyList<Connection> connections, NodeGroup group, Port port) =>
        connections.FirstOrDefault(connection => connection.Port == port) is { } other
            ? $"Add role:{EnumName.Of(group.Role)} to `flows.{other.Flow}.to`, which opens it elsewhere."
            : $"Declare a flow from where monitoring stands to role:{EnumName.Of(group.Role)} with `ports: {port}`.";
}
