using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;
using Aws = Pulumi.Aws;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Opens the security groups of a site towards addresses outside the region that the file names. Services of AWS are reached through endpoints, and opened together with those.</summary>
internal static class EgressRules
{
    /// <summary>Makes the rules of every way out that begins at the site.</summary>
    public static void Create(SiteScope scope, SecurityGroups groups)
    {
        foreach (var way in WaysOut.Of(scope.Region).Where(way => !way.IsLinkLocal && way.From.Group is not null && scope.IsHere(way.From.Network!.Site)))
        {
            foreach (var cidr in way.To)
                Open(scope, groups.Of(way.From.Group!, way.From.Network!), way, cidr);
        }
    }

    private static void Open(SiteScope scope, Aws.Ec2.SecurityGroup own, Way way, Cidr cidr)
    {
        var (group, network) = (way.From.Group!.Name, way.From.Network!.Name);
        var name = scope.NameOf(group, "on", network, "to", $"egress.{way.Name}", $"{cidr.Base}.{cidr.PrefixLength}", way.Port);
        _ = new Aws.Vpc.SecurityGroupEgressRule(name, new Aws.Vpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = own.Id,
            CidrIpv4 = cidr.ToString(),
            IpProtocol = EnumName.Of(way.Protocol),
            FromPort = way.Port.Number,
            ToPort = way.Port.Number,
            Tags = SiteScope.Tags(name, "network"),
        }, scope.Options());
    }
}
