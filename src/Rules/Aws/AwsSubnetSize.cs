using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// On AWS a block and a subnet have 16 to 65,536 addresses (AWS docs, "VPC CIDR blocks", "Subnet CIDR blocks"); each network is cut into one subnet a zone.
/// </summary>
public sealed class AwsSubnetSize : IRule
{
    private const int Largest = 16;
    private const int Smallest = 28;

    /// <inheritdoc/>
    public string Code => "CP1024";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        var blocks =
            from site in region.Sites
            from block in site.Declared.Blocks
            where block.Value.PrefixLength is < Largest or > Smallest
            select new Finding(
                site.Path.Key("blocks").Key(block.Key.ToString()),
                $"Block '{block.Key}' of site '{site.Name}' is {block.Value}; a VPC takes /{Largest} to /{Smallest}.",
                "Give the block such a prefix.");
        return blocks.Concat(
            from network in region.Sites.SelectMany(site => site.Networks)
            let subnet = network.Subnets[0].Cidr
            where subnet.PrefixLength is < Largest or > Smallest
            let block = network.Declared.Cidr
            let cut = subnet.PrefixLength - block.PrefixLength
            select new Finding(
                network.Path.Key("cidr"),
                $"Network '{network.Name}' of site '{network.Site}', {block}, is cut into subnets such as {subnet}; AWS takes /{Largest} to /{Smallest}.",
                $"Give the network a prefix between /{Largest - cut} and /{Smallest - cut}."));
    }
}
