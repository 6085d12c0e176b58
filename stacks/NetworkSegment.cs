using ClusterProvisioning.Model;
using Pulumi;

namespace ClusterProvisioning.Stacks;

/// <summary>A network of a site: a route table, and a subnet for each zone.</summary>
internal sealed class NetworkSegment
{
    private readonly Dictionary<string, Pulumi.Aws.Ec2.Subnet> _subnets = new(StringComparer.Ordinal);

    /// <summary>Makes the route table and the subnets of a network, and joins them.</summary>
    /// <param name="scope">The site.</param>
    /// <param name="network">The network.</param>
    /// <param name="vpcId">The VPC, once it has the network's block.</param>
    public NetworkSegment(SiteScope scope, Model.NetworkSegment network, Output<string> vpcId)
    {
        var name = scope.NameOf(network.Name);
        var routes = new Pulumi.Aws.Ec2.RouteTableArgs { VpcId = scope.Vpc.Id, Tags = SiteScope.Tags(name, "network") };
        Routes = new Pulumi.Aws.Ec2.RouteTable(name, routes, scope.Options());
        foreach (var subnet in network.Subnets)
        {
            var subnetName = scope.NameOf(network.Name, subnet.Zone!);
            var made = new Pulumi.Aws.Ec2.Subnet(subnetName, new Pulumi.Aws.Ec2.SubnetArgs
            {
                VpcId = vpcId,
                AvailabilityZoneId = subnet.Zone!,
                CidrBlock = subnet.Cidr.ToString(),
                MapPublicIpOnLaunch = false,
                Tags = SiteScope.Tags(subnetName, "network"),
            }, scope.InUse());
            _subnets.Add(subnet.Zone!, made);
            var routed = new Pulumi.Aws.Ec2.RouteTableAssociationArgs { SubnetId = made.Id, RouteTableId = Routes.Id };
            _ = new Pulumi.Aws.Ec2.RouteTableAssociation(subnetName, routed, scope.Options());
        }
    }

    /// <summary>The routes that lead out of it.</summary>
    public Pulumi.Aws.Ec2.RouteTable Routes { get; }

    /// <summary>The ids of its subnets, in the order of the site's zones.</summary>
    public List<Output<string>> SubnetIds => [.. _subnets.Values.Select(subnet => subnet.Id)];

    /// <summary>The subnet in one zone.</summary>
    public Pulumi.Aws.Ec2.Subnet In(Subnet subnet) => _subnets[subnet.Zone!];
}
