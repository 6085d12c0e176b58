using Pulumi;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>The one place where rules of security groups are made. A rule is a resource of its own, named by both its ends, so that a flow more
/// changes no other.</summary>
/// <param name="scope">The site.</param>
internal sealed class SecurityGroupRules(SiteScope scope)
{
    // With all protocols there are no ports (EC2 API, IpPermission).
    private const string AnyProtocol = "-1";

    /// <summary>Opens a port of a security group's machines to a peer.</summary>
    /// <param name="name">The rule's logical name.</param>
    /// <param name="own">The group.</param>
    /// <param name="from">Who comes.</param>
    /// <param name="port">The port listened on.</param>
    /// <param name="protocol">Its protocol, as AWS writes it.</param>
    public Resource LetIn(string name, Input<string> own, SecurityGroupPeer from, int port, string protocol = "tcp") => In(name, own, from, port, protocol);

    /// <summary>Opens everything of a security group's machines to a peer.</summary>
    /// <param name="name">The rule's logical name.</param>
    /// <param name="own">The group.</param>
    /// <param name="from">Who comes.</param>
    public Resource LetInWhole(string name, Input<string> own, SecurityGroupPeer from) => In(name, own, from, null, AnyProtocol);

    /// <summary>Lets a security group's machines reach a port of a peer.</summary>
    /// <param name="name">The rule's logical name.</param>
    /// <param name="own">The group.</param>
    /// <param name="to">Who listens.</param>
    /// <param name="port">The port listened on.</param>
    /// <param name="protocol">Its protocol, as AWS writes it.</param>
    public Resource LetOut(string name, Input<string> own, SecurityGroupPeer to, int port, string protocol = "tcp") => Out(name, own, to, port, protocol);

    /// <summary>Lets a security group's machines reach everything of a peer.</summary>
    /// <param name="name">The rule's logical name.</param>
    /// <param name="own">The group.</param>
    /// <param name="to">Who listens.</param>
    public Resource LetOutWhole(string name, Input<string> own, SecurityGroupPeer to) => Out(name, own, to, null, AnyProtocol);

    private Pulumi.Aws.Vpc.SecurityGroupIngressRule In(string name, Input<string> own, SecurityGroupPeer from, Input<int>? port, string protocol) =>
        new Pulumi.Aws.Vpc.SecurityGroupIngressRule(name, new Pulumi.Aws.Vpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = own,
            ReferencedSecurityGroupId = from.Group,
            CidrIpv4 = from.Cidr,
            PrefixListId = from.Prefixes,
            IpProtocol = protocol,
            FromPort = port,
            ToPort = port,
            Tags = SiteScope.Tags(name, "network"),
        }, scope.Options());

    private Pulumi.Aws.Vpc.SecurityGroupEgressRule Out(string name, Input<string> own, SecurityGroupPeer to, Input<int>? port, string protocol) =>
        new Pulumi.Aws.Vpc.SecurityGroupEgressRule(name, new Pulumi.Aws.Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = own,
            ReferencedSecurityGroupId = to.Group,
            CidrIpv4 = to.Cidr,
            PrefixListId = to.Prefixes,
            IpProtocol = protocol,
            FromPort = port,
            ToPort = port,
            Tags = SiteScope.Tags(name, "network"),
        }, scope.Options());
}
