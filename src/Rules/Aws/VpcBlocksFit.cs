using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// A site's blocks are those of one VPC: five at the most unless the quota is raised, and of private ranges that AWS takes together (AWS docs, "Amazon VPC
/// quotas", "IPv4 CIDR block association restrictions").
/// </summary>
public sealed class VpcBlocksFit : IRule
{
    private const int Most = 5;
    private static readonly Cidr[] Exclusive =
    [
        Cidr.Parse("10.0.0.0/8"),
        Cidr.Parse("172.16.0.0/12"),
        Cidr.Parse("192.168.0.0/16"),
        Cidr.Parse("198.19.0.0/16"),
    ];
    private static readonly Cidr Lowest = Cidr.Parse("10.0.0.0/16");
    private static readonly Cidr AboveLowest = Cidr.Parse("10.1.0.0/16");

    /// <inheritdoc/>
    public string Code => "CP1094";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Target != Target.Aws ? [] : region.Sites.SelectMany(site => Number(site).Concat(Ranges(site)));
    }

    private static IEnumerable<Finding> Number(Site site) => site.Declared.Blocks.Count <= Most ? [] :
    [
        new Finding(
            site.Path.Key("blocks"),
            $"Site '{site.Name}' has {site.Declared.Blocks.Count} blocks; a VPC takes {Most}.",
            $"Put networks together into {Most} blocks."),
    ];

    private static IEnumerable<Finding> Ranges(Site site)
    {
        if (site.Declared.Blocks.Count < 2)
            yield break;
        var first = site.Declared.Blocks.First();
        foreach (var (name, block) in site.Declared.Blocks.Skip(1))
        {
            var path = site.Path.Key("blocks").Key(name.ToString());
            if (RangeOf(block) is { } range && RangeOf(first.Value) != range)
            {
                var beside = $"beside its first, '{first.Key}' {first.Value}";
                yield return new Finding(
                    path,
                    $"Block '{name}' of site '{site.Name}', {block}, is of {range}; {beside}, AWS takes none of that range in one VPC.",
                    "Take both from the same private range.");
            }
            else if (Lowest.Contains(block) && site.Declared.Blocks.Values.Any(AboveLowest.Contains))
            {
                yield return new Finding(
                    path,
                    $"Block '{name}' of site '{site.Name}', {block}, is of {Lowest}, which AWS adds to no VPC that has a block of {AboveLowest}.",
                    $"Put it first, or take it from outside {Lowest}.");
            }
        }
    }

    private static Cidr? RangeOf(Cidr block) => Array.Find(Exclusive, range => range.Contains(block));
}
