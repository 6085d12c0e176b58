using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>No two blocks of the region, and no two networks of a site, share an address: the sites are peered.</summary>
public sealed class NetworksDisjoint : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1005";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var blocks = region.Sites
            .SelectMany(site => site.Declared.Blocks.Select(block => new Place(
                $"block '{block.Key}' of site '{site.Name}'",
                block.Value,
                site.Path.Key("blocks").Key(block.Key.ToString()))))
            .ToList();
        var networks = region.Sites.Select(site => site.Networks
            .Select(network => new Place($"network '{network.Name}'", network.Declared.Cidr, network.Path.Key("cidr")))
            .ToList());
        return networks.Prepend(blocks).SelectMany(Overlaps);
    }

    private static IEnumerable<Finding> Overlaps(List<Place> places) =>
        from pair in places.SelectMany((second, i) => places.Take(i).Select(first => (first, second)))
        where pair.first.Cidr.Overlaps(pair.second.Cidr)
        select new Finding(
            pair.second.Path,
            $"The addresses of {pair.second.What}, {pair.second.Cidr}, overlap with those of {pair.first.What}, {pair.first.Cidr}.",
            "Give one of the two other addresses.");

    private sealed record Place(string What, Cidr Cidr, ModelPath Path);
}
