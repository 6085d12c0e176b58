using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
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
        return region.Sites.SelectMany(site => Check(region, site, connections)).Concat(Shared(region));
    }

    private static IEnumerable<Finding> Check(Region region, Site site, IReadOnlyList<Connection> connections)
    {
        var open = connections.Where(connection => connection.To.Network.Site == site.Name)
            .Select(connection => (connection.To.Group.Role, connection.Port))
            .ToHashSet();
        return Unopened(region, site, open).Concat(Fixed(site, open));
    }

    private static IEnumerable<Finding> Unopened(Region region, Site site, HashSet<(NodeRole Role, Port Port)> open)
    {
        var (haproxy, declared) = (region.Declared.Haproxy, region.Declared);
        return
            from service in new (NodeRole Role, Port Port, ModelPath Path)[]
            {
                (NodeRole.Pooler, haproxy.WritePort, ModelPath.Of("haproxy", "writePort")),
                (NodeRole.Pooler, haproxy.ReadPort, ModelPath.Of("haproxy", "readPort")),
                (NodeRole.Database, declared.Patroni.RestPort, ModelPath.Of("patroni", "restPort")),
                (NodeRole.Gateway, declared.Ingest.Port, ModelPath.Of("ingest", "port")),
                (NodeRole.Etcd, declared.Etcd.ClientPort, ModelPath.Of("etcd", "clientPort")),
                (NodeRole.Etcd, declared.Etcd.PeerPort, ModelPath.Of("etcd", "peerPort")),
            }
            where site.NodesOf(service.Role).Any() && !open.Contains((service.Role, service.Port))
            select new Finding(
                service.Path,
                $"{service.Path.Text} is {service.Port}, but no flow opens that port of the {EnumName.Of(service.Role)} nodes of site '{site.Name}'.",
                "Declare a flow to that port, or keep the port that a flow opens.");
    }

    private static IEnumerable<Finding> Fixed(Site site, HashSet<(NodeRole Role, Port Port)> open) =>
        from service in new (NodeRole Role, Port Port)[] { (NodeRole.Directory, ServicePorts.Ldaps), (NodeRole.ObjectStorage, ServicePorts.ObjectStorage) }
        from @group in site.GroupsOf(service.Role)
        where !open.Contains(service)
        select new Finding(
            @group.Path,
            $"Group '{@group.Name}' of site '{site.Name}' listens on port {service.Port}, which no flow opens.",
            $"Declare a flow to role:{EnumName.Of(service.Role)} with `ports: {service.Port}`.");

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
