using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The address blocks of a site's VPC, and the segments that lie in them.</summary>
internal sealed class SiteNetwork
{
    private readonly Dictionary<Name, NetworkSegment> _segments = [];

    /// <summary>Makes a site's networks.</summary>
    public SiteNetwork(SiteScope scope)
    {
        Scope = scope;
        var name = scope.NameOf("default");
        // The default group lets its members talk freely; without rules it is harmless.
        var harmless = new Pulumi.Aws.Ec2.DefaultSecurityGroupArgs { VpcId = scope.Vpc.Id, Tags = SiteScope.Tags(name, "network") };
        _ = new Pulumi.Aws.Ec2.DefaultSecurityGroup(name, harmless, scope.Options());
        // A subnet takes its VPC id from its block's association, so that the block is there first.
        var blocks = scope.Site.Declared.Blocks;
        var added = blocks.Skip(1).ToDictionary(block => block.Key, block => AddBlock(block.Key, block.Value));
        Blocks = [.. added.Values];
        var vpcIds = added.ToDictionary(block => block.Key, block => block.Value.VpcId);
        vpcIds.Add(blocks.First().Key, scope.Vpc.Id);
        foreach (var network in scope.Site.Networks)
            _segments.Add(network.Name, new NetworkSegment(scope, network, vpcIds[network.Declared.Block]));
    }

    /// <summary>Names, tags, provider and VPC of the site.</summary>
    public SiteScope Scope { get; }

    /// <summary>The further blocks of the VPC.</summary>
    public IReadOnlyList<Resource> Blocks { get; }

    /// <summary>The segment of a network of the site.</summary>
    public NetworkSegment Of(Model.NetworkSegment network) => _segments[network.Name];

    private Pulumi.Aws.Ec2.VpcIpv4CidrBlockAssociation AddBlock(Name name, Cidr cidr) =>
        new(Scope.NameOf(name), new Pulumi.Aws.Ec2.VpcIpv4CidrBlockAssociationArgs { VpcId = Scope.Vpc.Id, CidrBlock = cidr.ToString() }, Scope.Options());
}
