using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Stacks.Network;

/// <summary>Opens the security groups of a site towards addresses outside the region that the file names.</summary>
/// <remarks>Services of AWS are reached through endpoints, and opened together with those.</remarks>
internal sealed class EgressRules
{
    /// <summary>Makes the rules of every way out that begins at the site.</summary>
    public EgressRules(SiteScope scope, SecurityGroups groups)
    {
        var rules = new SecurityGroupRules(scope);
        var ways = WaysOut.Of(scope.Region).Where(way => !way.IsLinkLocal && scope.IsHere(way.From.Network!.Site));
        foreach (var way in ways)
        {
            if (way.From is not { Group: { } group, Network: { } network })
                continue;
            foreach (var cidr in way.To)
            {
                var name = scope.NameOf(group.Name, "on", network.Name, "to", $"egress.{way.Name}", $"{cidr.Base}.{cidr.PrefixLength}", way.Port);
                rules.LetOut(name, groups.Of(group, network).Id, new SecurityGroupPeer(cidr), way.Port.Number, EnumName.Of(way.Protocol));
            }
        }
    }
}
