using ClusterProvisioning.Topology.Values;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Keeps the addresses of declared machines, and of those to come, out of the hands of what AWS gives addresses to by itself: load balancers, endpoints, pods.</summary>
internal static class Reservations
{
    /// <summary>Reserves the first half of each subnet that holds machines.</summary>
    public static void Create(SiteScope scope, SiteNetwork site)
    {
        foreach (var network in scope.Site.Networks.Where(scope.Site.HasMachinesIn))
        {
            foreach (var subnet in network.Subnets)
            {
                var name = scope.NameOf(network.Name, subnet.Zone!);
                _ = new Aws.Ec2.SubnetCidrReservation(name, new Aws.Ec2.SubnetCidrReservationArgs
                {
                    SubnetId = site.SubnetOf(network, subnet).Id,
                    CidrBlock = FirstHalf(subnet.Cidr).ToString(),
                    ReservationType = "explicit",
                    Description = "addresses of machines",
                }, scope.InUse());
            }
        }
    }

    private static Cidr FirstHalf(Cidr cidr) => cidr.Slice(0, 2);
}
