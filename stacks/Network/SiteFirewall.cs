using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Who reaches whom at a site: security groups and their rules, ACLs around what is isolated, ways out.</summary>
internal sealed class SiteFirewall
{
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
        _ = new Reservations(site.Network);
        _ = new InternetAccess(site.Network, Groups);
        Endpoints = new ServiceEndpoints(site.Network, Groups);
    }

    /// <summary>The security groups of machines and load balancers.</summary>
    public SecurityGroups Groups { get; }

    /// <summary>AWS's services inside the site.</summary>
    public ServiceEndpoints Endpoints { get; }
}
