using ClusterProvisioning.Stacks.Machines;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Stacks;

/// <summary>Everything that one site has in the cloud.</summary>
internal sealed class SiteStack
{
    /// <summary>Makes the site's networks.</summary>
    public SiteStack(Region region, Site site)
    {
        Scope = new SiteScope(region, site, Providers.Create(region, site));
        Network = new SiteNetwork(Scope);
    }

    /// <summary>Names, tags and provider of the site.</summary>
    public SiteScope Scope { get; }

    /// <summary>The site's networks.</summary>
    public SiteNetwork Network { get; }

    /// <summary>The load balancer before the site's poolers; null at a site without poolers.</summary>
    public PoolerBalancer? Balancer { get; private set; }

    /// <summary>Makes the site's firewalls and machines.</summary>
    public void AddMachines(IReadOnlyList<Connection> connections)
    {
        var groups = new SecurityGroups(Scope, Network);
        SecurityRules.Create(Scope, groups, connections);
        IsolationAcls.Create(Scope, Network, connections);
        var factory = new MachineFactory(Scope, Network, groups, Keys.Create(Scope));
        factory.CreateAll(NodeRole.Etcd, keepsState: true);
        factory.CreateAll(NodeRole.Database, keepsState: true);
        factory.CreateAll(NodeRole.Bastion, keepsState: false);
        if (Scope.Site.GroupsOf(NodeRole.Pooler).SingleOrDefault() is { } poolers)
            Balancer = Poolers.Create(Scope, Network, groups, factory, poolers);
    }
}
