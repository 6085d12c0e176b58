using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Who reaches whom at a site: security groups and their rules, ACLs around what is isolated, ways out.</summary>
internal sealed class SiteFirewall
{
    private readonly Reservations _reservations;
    private readonly InternetAccess _internet;

    /// <summary>Makes what lets traffic through, and what keeps it out.</summary>
    /// <param name="site">The site's networks.</param>
    /// <param name="connections">Every connection of the region.</param>
    public SiteFirewall(SiteBase site, IReadOnlyList<Connection> connections)
    {
        var scope = site.Scope;
        Groups = new SecurityGroups(scope);
        _ = new SecurityRules(scope, Groups, connections);
        _ = new EgressRules(scope, Groups);
        foreach (var network in scope.Site.Networks.Where(network => network.Declared.Exposure == Exposure.Isolated))
            _ = new IsolationAcl(site.Network, network, connections);
        _reservations = new Reservations(site.Network);
        _internet = new InternetAccess(site.Network, Groups);
        Endpoints = new ServiceEndpoints(this, site.Network);
    }

    /// <summary>The security groups of machines and load balancers.</summary>
    public SecurityGroups Groups { get; }

    /// <summary>AWS's services inside the site.</summary>
    public ServiceEndpoints Endpoints { get; }

    /// <summary>What has to be there before AWS puts something of its own into a network: machines' addresses are taken out of its hands, and a network
    /// that is public has its gateway, without which a balancer in it is refused.</summary>
    public IEnumerable<Resource> Before(Model.NetworkSegment network)
    {
        foreach (var reservation in _reservations.Of(network))
            yield return reservation;
        if (network.Declared.Exposure == Exposure.Public && _internet.Gateway is { } gateway)
            yield return gateway;
    }
}
