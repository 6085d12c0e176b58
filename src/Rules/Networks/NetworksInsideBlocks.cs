using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>A network lies inside the block that it names, so that routes and peering by block reach it.</summary>
public sealed class NetworksInsideBlocks : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1004";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from site in region.Sites
            from network in site.Networks
            let block = site.Declared.Blocks[network.Declared.Block]
            where !block.Contains(network.Declared.Cidr)
            select new Finding(
                network.Path.Key("cidr"),
                $"Network '{network.Name}' {network.Declared.Cidr} is not inside block '{network.Declared.Block}' {block} ({block.Base} to {block.Last}).",
                "Give it addresses inside the block, or name another block.");
    }
}
