using ClusterProvisioning.Model.Values;
using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The other end of a security group's rule: a group of the same AWS region, addresses, or a list that AWS keeps of a service's own.</summary>
internal sealed record SecurityGroupPeer
{
    /// <summary>Machines of a security group.</summary>
    public SecurityGroupPeer(Input<string> group) => Group = group;

    /// <summary>Machines of a security group.</summary>
    public SecurityGroupPeer(Pulumi.Aws.Ec2.SecurityGroup group) => Group = group.Id;

    /// <summary>Whoever has one of some addresses.</summary>
    public SecurityGroupPeer(Cidr addresses) => Cidr = addresses.ToString();

    /// <summary>A service that is reached by a gateway.</summary>
    public SecurityGroupPeer(Pulumi.Aws.Ec2.VpcEndpoint service) => Prefixes = service.PrefixListId;

    /// <summary>The group; null for other peers.</summary>
    public Input<string>? Group { get; }

    /// <summary>The addresses; null for other peers.</summary>
    public Input<string>? Cidr { get; }

    /// <summary>The service's list of addresses; null for other peers.</summary>
    public Input<string>? Prefixes { get; }
}
