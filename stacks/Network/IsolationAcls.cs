using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Network ACLs around isolated networks: only the networks that a declared flow joins them with get in or out, whatever a security group says.</summary>
internal static class IsolationAcls
{
    // Below: services of the operating system. The declared ports and the ports of answers both lie above.
    private const int FirstPort = 1024;
    private const int LastPort = 65535;
    private const int FirstRule = 100;

    /// <summary>Makes the ACLs of a site's isolated networks.</summary>
    public static void Create(SiteScope scope, SiteNetwork site, IReadOnlyList<Connection> connections)
    {
        foreach (var network in scope.Site.Networks.Where(network => network.Declared.Exposure == Exposure.Isolated))
        {
            var name = scope.NameOf(network.Name);
            var acl = new Aws.Ec2.NetworkAcl(name, new Aws.Ec2.NetworkAclArgs
            {
                VpcId = site.Vpc.Id,
                SubnetIds = site.SubnetsOf(network).Select(subnet => subnet.Id).ToList(),
                Tags = SiteScope.Tags(name, "network"),
            }, scope.Options());
            var rule = FirstRule;
            foreach (var peer in Peers(network, connections))
            {
                AddRule(scope, acl, $"{name}-from-{peer.Site}-{peer.Name}", peer.Declared.Cidr, rule, egress: false);
                AddRule(scope, acl, $"{name}-to-{peer.Site}-{peer.Name}", peer.Declared.Cidr, rule, egress: true);
                rule++;
            }
        }
    }

    private static IEnumerable<Topology.Model.Network> Peers(Topology.Model.Network network, IReadOnlyList<Connection> connections) => connections
        .SelectMany(connection => new[] { (Own: connection.From.Network, Other: connection.To.Network), (Own: connection.To.Network, Other: connection.From.Network) })
        .Where(pair => pair.Own == network && pair.Other is not null)
        .Select(pair => pair.Other!)
        .Distinct();

    private static void AddRule(SiteScope scope, Aws.Ec2.NetworkAcl acl, string name, Cidr peer, int number, bool egress) =>
        _ = new Aws.Ec2.NetworkAclRule(name, new Aws.Ec2.NetworkAclRuleArgs
        {
            NetworkAclId = acl.Id,
            RuleNumber = number,
            RuleAction = "allow",
            Egress = egress,
            Protocol = "tcp",
            CidrBlock = peer.ToString(),
            FromPort = FirstPort,
            ToPort = LastPort,
        }, scope.ReplacedInPlace());
}
