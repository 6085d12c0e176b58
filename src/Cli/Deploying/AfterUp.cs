using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Cli.Deploying;

/// <summary>What is left to do once the cloud stands. Nothing outside the region has a way to its
/// members, so it is said, with the addresses of this region, and done from its bastion.</summary>
internal static class AfterUp
{
    private const string Administrator = $"{NodeCertificates.Folder}/administrator";
    private const string Credentials = $"--cacert {NodeCertificates.AuthorityPath} --cert {Administrator}.crt --key {Administrator}.key";

    /// <summary>The lines for whoever ran it.</summary>
    public static IEnumerable<string> Lines(Region region)
    {
        var connections = Connections.Of(region);
        foreach (var site in region.Sites)
        {
            var bastion = site.GroupsOf(NodeRole.Bastion).SelectMany(group => group.Nodes).FirstOrDefault();
            var asked = connections.FirstOrDefault(each => each.Port == region.Declared.Patroni.RestPort
                && each.From.Group?.Role == NodeRole.Bastion
                && each.From.Group.Site == site.Name
                && each.To.Group?.Role == NodeRole.Database
                && each.To.Group.Site == site.Name);
            if (bastion is null || asked is null)
                continue;
            var member = asked.To.Group.Nodes[0].Addresses.First(address => address.Network.Name == asked.To.Network.Name).Address;
            yield return $"cluster health, on {bastion.Name}: curl {Credentials} https://{member}:{asked.Port}/cluster";
        }

        yield return $"database, inside the region (the stack's Job does it where the region has one): provision db apply {region.Name}";
    }
}
