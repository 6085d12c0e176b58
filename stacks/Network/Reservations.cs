using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Keeps the addresses of declared machines, and of those to come, out of the hands of what AWS gives addresses to by itself: load
/// balancers, endpoints, pods.</summary>
internal sealed class Reservations
{
    private readonly Dictionary<Name, List<Resource>> _made = [];

    /// <summary>Reserves the first half of each subnet that holds machines.</summary>
    public Reservations(SiteNetwork site)
    {
        var scope = site.Scope;
        foreach (var network in scope.Site.Networks.Where(scope.Site.HasMachinesIn))
        {
            foreach (var subnet in network.Subnets)
            {
                var name = scope.NameOf(network.Name, subnet.Zone!);
                var made = new Pulumi.Aws.Ec2.SubnetCidrReservation(name, new Pulumi.Aws.Ec2.SubnetCidrReservationArgs
                {
                    SubnetId = site.Of(network).In(subnet).Id,
                    CidrBlock = FirstHalf(subnet.Cidr).ToString(),
                    ReservationType = "explicit",
                    Description = "addresses of machines",
                }, scope.InUse());
                if (!_made.TryGetValue(network.Name, out var known))
                    _made.Add(network.Name, known = []);
                known.Add(made);
            }
        }
    }

    /// <summary>Those of a network; none where no machine is in it.</summary>
    public IReadOnlyList<Resource> Of(Model.NetworkSegment network) => _made.GetValueOrDefault(network.Name) ?? [];

    private static Cidr FirstHalf(Cidr cidr) => cidr.Slice(0, 2);
}
