using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using Pulumi;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>A machine's user data: only where its files, its certificates and its secrets are. What they are is not in it, so that a change of theirs
/// changes no machine.</summary>
/// <remarks>16 KB is all that AWS takes, and whoever may describe instances may read it.</remarks>
/// <param name="site">The site.</param>
/// <param name="services">What the region has once.</param>
/// <param name="identities">Who its machines are, with their signers.</param>
internal sealed class BootPointer(SiteBase site, RegionServices services, NodeIdentities identities)
{
    /// <summary>What one machine begins with.</summary>
    public Output<string> Of(NodeGroup group, Node node)
    {
        var (scope, role) = (site.Scope, EnumName.Of(group.Role));
        return Json.Of(Json.Map(
            ("region", scope.Region.Name.ToString()),
            ("site", scope.Site.Name.ToString()),
            ("node", node.Name.ToString()),
            ("role", role),
            ("bundles", Output.Format($"s3://{site.Buckets.Bundles.Id}/{role}/{node.Name.ToString()}/")),
            ("signer", identities.SignerOf(group.Role).Function.Name),
            ("secrets", services.Secrets.NameOf(""))));
    }
}
