using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Pulumi;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>A site's VPC with its blocks, a subnet for each network and zone, a route table for each network.</summary>
internal sealed class SiteNetwork
{
    private readonly Dictionary<Name, Aws.Ec2.RouteTable> _routes = [];
    private readonly Dictionary<(Name Network, string Zone), Aws.Ec2.Subnet> _subnets = [];

    /// <summary>Makes a site's networks.</summary>
    public SiteNetwork(SiteScope scope)
    {
        Scope = scope;
        var blocks = scope.Site.Declared.Blocks;
        var first = blocks.First();
        Vpc = new Aws.Ec2.Vpc(scope.NameOf("vpc"), new Aws.Ec2.VpcArgs
        {
            CidrBlock = first.Value.ToString(),
            EnableDnsSupport = true,
            EnableDnsHostnames = true,
            Tags = SiteScope.Tags(scope.NameOf("vpc"), "network"),
        }, scope.InUse());
        // The default group lets its members talk freely; without rules it is harmless.
        _ = new Aws.Ec2.DefaultSecurityGroup(scope.NameOf("default"), new Aws.Ec2.DefaultSecurityGroupArgs { VpcId = Vpc.Id, Tags = SiteScope.Tags(scope.NameOf("default"), "network") }, scope.Options());
        // A subnet takes its VPC id from its block's association, so that the block is there first.
        var vpcIds = blocks.Skip(1).ToDictionary(block => block.Key, block => AddBlock(block.Key, block.Value).VpcId);
        vpcIds.Add(first.Key, Vpc.Id);
        foreach (var network in scope.Site.Networks)
            AddNetwork(network, vpcIds[network.Declared.Block]);
    }

    /// <summary>Names, tags and provider of the site.</summary>
    public SiteScope Scope { get; }

    /// <summary>The site's VPC.</summary>
    public Aws.Ec2.Vpc Vpc { get; }

    /// <summary>The route table of a network.</summary>
    public Aws.Ec2.RouteTable RoutesOf(Topology.Model.Network network) => _routes[network.Name];

    /// <summary>The subnets of a network.</summary>
    public IEnumerable<Aws.Ec2.Subnet> SubnetsOf(Topology.Model.Network network) => network.Subnets.Select(subnet => SubnetOf(network, subnet));

    /// <summary>The subnet of a network in one zone.</summary>
    public Aws.Ec2.Subnet SubnetOf(Topology.Model.Network network, Subnet subnet) => _subnets[(network.Name, subnet.Zone!)];

    private Aws.Ec2.VpcIpv4CidrBlockAssociation AddBlock(Name name, Cidr cidr) =>
        new(Scope.NameOf(name), new Aws.Ec2.VpcIpv4CidrBlockAssociationArgs { VpcId = Vpc.Id, CidrBlock = cidr.ToString() }, Scope.Options());

    private void AddNetwork(Topology.Model.Network network, Output<string> vpcId)
    {
        var name = Scope.NameOf(network.Name);
        var routes = new Aws.Ec2.RouteTable(name, new Aws.Ec2.RouteTableArgs { VpcId = Vpc.Id, Tags = SiteScope.Tags(name, "network") }, Scope.Options());
        _routes.Add(network.Name, routes);
        foreach (var subnet in network.Subnets)
        {
            var subnetName = Scope.NameOf(network.Name, subnet.Zone!);
            var made = new Aws.Ec2.Subnet(subnetName, new Aws.Ec2.SubnetArgs
            {
                VpcId = vpcId,
                AvailabilityZone = subnet.Zone!,
                CidrBlock = subnet.Cidr.ToString(),
                MapPublicIpOnLaunch = false,
                Tags = SiteScope.Tags(subnetName, "network"),
            }, Scope.InUse());
            _subnets.Add((network.Name, subnet.Zone!), made);
            _ = new Aws.Ec2.RouteTableAssociation(subnetName, new Aws.Ec2.RouteTableAssociationArgs { SubnetId = made.Id, RouteTableId = routes.Id }, Scope.Options());
        }
    }
}
