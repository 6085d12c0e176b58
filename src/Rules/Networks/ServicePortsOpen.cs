using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Each service's port is opened by a flow to those who need it, and no two services of a machine share one: a port moved in one place only is a service that
/// nobody reaches.
/// </summary>
public sealed class ServicePortsOpen : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1029";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region);
        return region.Sites.SelectMany(site => Check(region, site, connections))
            .DistinctBy(finding => (finding.Path.Text, finding.Message)).Concat(Shared(region));
    }

    private static IEnumerable<Finding> Check(Region region, Site site, IReadOnlyList<Connection> connections)
    {
        var open = connections.Where(connection => connection.To.Network.Site == site.Name).ToList();
        return
            from @group in site.Groups
            from service in GroupPorts.Of(region, connections, @group)
            where service.NeedsFlow && !open.Exists(way => way.To.Group.Role == @group.Role && way.Port == service.Port)
            select service.Key is { } key ? Moved(site, @group, key, service.Port) : Fixed(site, @group, service.Port);
    }

    private static Finding Moved(Site site, NodeGroup group, ModelPath key, Port port) => new(
        key,
        $"{key.Text} is {port}, but no flow opens that port of the {EnumName.Of(group.Role)} nodes of site '{site.Name}'.",
        "Declare a flow to that port, or keep the port that a flow opens.");

    private static Finding Fixed(Site site, NodeGroup group, Port port) => new(
        group.Path,
        $"Group '{group.Name}' of site '{site.Name}' listens on port {port}, which no flow opens.",
        $"Declare a flow to role:{EnumName.Of(group.Role)} with `ports: {port}`.");

    private static IEnumerable<Finding> Shared(Region region)
    {
        var haproxy = region.Declared.Haproxy;
        var ports = new (Port Port, string Key)[] { (haproxy.WritePort, "writePort"), (haproxy.ReadPort, "readPort"), (haproxy.HealthPort, "healthPort") };
        return
            from same in ports.GroupBy(each => each.Port)
            from again in same.Skip(1)
            select new Finding(
                ModelPath.Of("haproxy", again.Key),
                $"haproxy.{same.First().Key} and haproxy.{again.Key} are both {same.Key}.",
                "Give each a port of its own.");
    }
}
