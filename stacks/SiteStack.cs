using ClusterProvisioning.Machines;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks.Access;
using ClusterProvisioning.Stacks.Kubernetes;
using ClusterProvisioning.Stacks.Machines;
using ClusterProvisioning.Stacks.Network;
using ClusterProvisioning.Stacks.Storage;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>Everything that one site has in the cloud.</summary>
internal sealed class SiteStack
{
    /// <summary>Makes the site's networks, keys and buckets.</summary>
    public SiteStack(Region region, Site site)
    {
        Scope = new SiteScope(region, site, Providers.Create(region, site));
        Network = new SiteNetwork(Scope);
        Scope.SetAccount(Network.Vpc.OwnerId);
        Keys = new Keys(Scope);
        Buckets = new SiteBuckets(Scope, Keys);
        TrafficLog.Create(Scope, Network, Buckets);
    }

    /// <summary>Names, tags and provider of the site.</summary>
    public SiteScope Scope { get; }

    /// <summary>The site's networks.</summary>
    public SiteNetwork Network { get; }

    /// <summary>The site's keys.</summary>
    public Keys Keys { get; }

    /// <summary>The site's own buckets.</summary>
    public SiteBuckets Buckets { get; }

    /// <summary>The load balancer before the site's poolers; null at a site without poolers.</summary>
    public PoolerBalancer? Balancer { get; private set; }

    /// <summary>Where the site's facilities connect; null at a site without gateways.</summary>
    public Output<string>? Gate { get; private set; }

    /// <summary>Makes the site's firewalls and machines.</summary>
    public void AddMachines(IReadOnlyList<Connection> connections, RegionServices services)
    {
        var groups = new SecurityGroups(Scope, Network);
        SecurityRules.Create(Scope, groups, connections);
        EgressRules.Create(Scope, groups);
        IsolationAcls.Create(Scope, Network, connections);
        Reservations.Create(Scope, Network);
        InternetAccess.Create(Scope, Network, groups);
        var endpoints = new ServiceEndpoints(Scope, Network, groups);
        ClientVpn.Create(Scope, Network, groups, Keys);
        Snapshots.Create(Scope, Keys);
        var factory = new MachineFactory(this, groups, services);
        // Poolers and gateways stand behind load balancers and are made with them.
        foreach (var role in Enum.GetValues<NodeRole>().Where(role => role is not (NodeRole.Pooler or NodeRole.Gateway)))
            factory.CreateAll(role, KeepsState(role));
        if (Scope.Site.GroupsOf(NodeRole.Pooler).SingleOrDefault() is { } poolers)
            Balancer = Poolers.Create(Scope, Network, groups, factory, poolers);
        if (Scope.Site.GroupsOf(NodeRole.Gateway).SingleOrDefault() is { } gateways)
            Gate = Gateways.Create(Scope, Network, groups, factory, gateways);
        if (Scope.Region.Declared.Kubernetes is { } kubernetes)
            AddKubernetes(groups, endpoints, new Cluster(this, kubernetes), services);
    }

    private void AddKubernetes(SecurityGroups groups, ServiceEndpoints endpoints, Cluster cluster, RegionServices services)
    {
        endpoints.LetIn("kubernetes", cluster.Group);
        KubernetesRules.Create(Scope, groups, cluster);
        var platform = new Platform(this, cluster, services);
        _ = new Monitoring(platform, services);
        if (Scope.Site.Declared.Role == SiteRole.Primary)
            new DatabaseJob(platform, services).Create();
    }

    private bool KeepsState(NodeRole role) => Scope.Site.GroupsOf(role).Any(group => MachineServices.StateOf(Scope.Region, group) != ServiceState.None);
}
