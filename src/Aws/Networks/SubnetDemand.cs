using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Aws.Networks;

/// <summary>The addresses that AWS takes by itself in each subnet of a network, beside those of machines.</summary>
public static class SubnetDemand
{
    // AWS keeps the first four of a subnet, and the last.
    private const int Kept = 5;

    // EKS docs, "Amazon EKS networking requirements": at least six in each subnet of the control plane.
    private const int OfControlPlane = 6;

    // AWS docs, "Client VPN quotas and rules": at least 20 available at all times.
    private const int OfVpn = 20;

    /// <summary>What takes addresses in a subnet, and how many each.</summary>
    public static IReadOnlyList<(string What, int Addresses)> Of(Region region, Site site, NetworkSegment network)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(network);
        List<(string What, int Addresses)> found = [];
        if (ManagementNetwork.Of(region, site) == network)
            found.Add(("of endpoints", InterfaceEndpoints.Of(region).Count));
        var balancers = site.GroupsOf(NodeRole.Pooler).Concat(site.GroupsOf(NodeRole.Gateway)).Count(group => group.Networks[0] == network);
        if (balancers > 0)
            found.Add(("of load balancers", balancers));
        if (site.Declared.Vpn?.Network == network.Name)
            found.Add(("of the VPN", OfVpn));
        if (region.Declared.Kubernetes is { } kubernetes && kubernetes.Network == network.Name)
        {
            var zones = site.Declared.Zones.Count;
            var nodes = kubernetes.NodeGroups.Values.Sum(group => ((group.Count + zones - 1) / zones) + PodAddresses.SurgePerZone);
            found.Add(("of Kubernetes' control plane", OfControlPlane));
            found.Add(($"of {nodes} of its nodes with their pods, while they are updated", nodes * PodAddresses.OfNode));
        }

        return found;
    }

    /// <summary>How many addresses of each subnet AWS may give away: the first half is kept for machines where there are any.</summary>
    public static int FreeIn(Site site, NetworkSegment network)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(network);
        var size = (int)Math.Min(network.Subnets[0].Cidr.Size, int.MaxValue);
        return site.HasMachinesIn(network) ? (size / 2) - 1 : size - Kept;
    }
}
