using ClusterProvisioning.Machines;
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
        var all = Connections.Of(region);
        var connections = all.Where(connection => IsMonitoring(region, connection)).ToList();
        var open = connections.Select(connection => (connection.To.Group.Path, connection.Port)).ToHashSet();
        return
            from @group in region.Groups
            from told in GroupPorts.Watched(region, all, @group)
            where !open.Contains((@group.Path, told.Port))
            select new Finding(
                @group.Path,
                $"No flow opens port {told.Port} of group '{@group.Name}' of site '{@group.Site}' to monitoring: nobody sees its {told.Tells}.",
                Fix(connections, @group, told.Port));
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
