using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Keeps the addresses of declared machines, and of those to come, out of the hands of what AWS gives addresses to by itself: load
/// balancers, endpoints, pods.</summary>
internal sealed class Reservations
{
    /// <summary>Reserves the first half of each subnet that holds machines.</summary>
    public Reservations(SiteNetwork site)
    {
        var scope = site.Scope;
        foreach (var network in scope.Site.Networks.Where(scope.Site.HasMachinesIn))
        {
            foreach (var subnet in network.Subnets)
            {
                var name = scope.NameOf(network.Name, subnet.Zone!);
                _ = new Pulumi.Aws.Ec2.SubnetCidrReservation(name, new Pulumi.Aws.Ec2.SubnetCidrReservationArgs
                {
                    SubnetId = site.Of(network).In(subnet).Id,
                    CidrBlock = FirstHalf(subnet.Cidr).ToString(),
                    ReservationType = "explicit",
                    Description = "addresses of machines",
                }, scope.InUse());
            }
        }
    }

    private static Cidr FirstHalf(Cidr cidr) => cidr.Slice(0, 2);
}
