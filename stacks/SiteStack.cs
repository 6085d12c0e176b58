using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Access;
using ClusterProvisioning.Stacks.Kubernetes;
using ClusterProvisioning.Stacks.Machines;
using ClusterProvisioning.Stacks.Network;

namespace ClusterProvisioning.Stacks;

/// <summary>What runs at one site: its cluster and the lock's servers, the tiers before it, what looks after it.</summary>
internal sealed class SiteStack
{
    // The rest of a site's machines stand by themselves.
    private static readonly NodeRole[] MadeByNouns =
        [NodeRole.Etcd, NodeRole.Consul, NodeRole.Database, NodeRole.Bastion, NodeRole.Backup, NodeRole.Pooler, NodeRole.Gateway];

    /// <summary>Makes the site's firewalls, machines and Kubernetes.</summary>
    /// <param name="site">What they stand on.</param>
    /// <param name="connections">Every connection of the region.</param>
    /// <param name="services">What the region has once.</param>
    /// <param name="part">How much of it.</param>
    public SiteStack(SiteBase site, IReadOnlyList<Connection> connections, RegionServices services, StackPart part)
    {
        Base = site;
        var model = site.Scope.Site;
        var firewall = new SiteFirewall(site, connections);
        var clients = model.Declared.Vpn is { } vpn ? new ClientVpn(site, firewall, vpn) : null;
        if (site.Scope.Region.Declared.Backup?.Snapshots is { } snapshots)
            _ = new SnapshotSchedule(site, snapshots);
        var machines = new MachineBase(site, firewall, services);
        MakeCluster(machines, model);
        _ = new BackupServers(machines);
        _ = new ServiceMachines(machines, model.Groups.Where(group => !MadeByNouns.Contains(group.Role)).OrderBy(group => group.Role));
        Poolers = model.Poolers is { } poolers ? new PoolerTier(machines, poolers) : null;
        Gateways = model.Gateways is { } gateways ? new IngestTier(machines, gateways) : null;
        if (site.Scope.Region.Declared.Kubernetes is { } kubernetes)
            Kubernetes = new SiteKubernetes(new SiteWays(site, firewall, clients), services, kubernetes, part);
    }

    /// <summary>What the site stands on.</summary>
    public SiteBase Base { get; }

    /// <summary>The way in for the site's clients; null at a site without poolers.</summary>
    public PoolerTier? Poolers { get; }

    /// <summary>The way in for the facilities' machines; null at a site without gateways.</summary>
    public IngestTier? Gateways { get; }

    /// <summary>What looks after the site; null where the region has none.</summary>
    public SiteKubernetes? Kubernetes { get; }

    // Bastions stand between the two kinds of lock's servers: a stack that is up keeps the order that its program had first.
    private static void MakeCluster(MachineBase machines, Site site)
    {
        if (site.Dcs.Kind == DcsKind.Etcd)
            _ = new Dcs(machines, site.Dcs);
        if (site.Cluster is { } cluster)
            _ = new PatroniCluster(machines, cluster);
        _ = new ServiceMachines(machines, site.GroupsOf(NodeRole.Bastion));
        if (site.Dcs.Kind == DcsKind.Consul)
            _ = new Dcs(machines, site.Dcs);
    }
}
