using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>What a seed says of sites, zones and addresses can be had at the target.</summary>
public sealed class StatedPlacement : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1076";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Stated.Placement is not { } stated || region.Primary is not { } primary)
            yield break;
        var path = ModelPath.Of("stated", "placement");
        var abroad = region.Sites.FirstOrDefault(site => site.Declared.Country != primary.Declared.Country);
        if (stated.NoBorderCrossed == true && abroad is not null)
            yield return new Finding(path.Key("noBorderCrossed"), $"No border is to be crossed; site '{primary.Name}' lies in {primary.Declared.Country}, '{abroad.Name}' in {abroad.Declared.Country}. {Jurisdiction(region)}", "A region is a jurisdiction: the law is one inside it.");
        if (stated.DrInSameRegion == true && region.Declared.Target == Target.Aws && region.Sites.FirstOrDefault(site => site.Declared.Role == SiteRole.Dr) is { } dr)
        {
            yield return new Finding(
                path.Key("drInSameRegion"),
                $"The DR site is to lie in the primary's region and more than {region.Declared.DisasterRecovery.MinimumDistance} away; the zones of one AWS region lie within 100 km of each other (AWS docs, \"Availability Zones\"). '{dr.Name}' is {dr.Declared.Location}, {primary.Declared.Coordinates.MetersTo(dr.Declared.Coordinates) / 1000:0} km away.",
                "Each site is an AWS region of its own, inside one jurisdiction.");
        }

        var moved = stated.Addresses.Where(each => region.Nodes.FirstOrDefault(node => node.Name == each.Key) is { } node && node.Addresses[0].Address != each.Value).ToList();
        if (region.Declared.Target == Target.Aws && moved.Count > 0)
        {
            yield return new Finding(
                path.Key("addresses"),
                $"Members are to have {string.Join(", ", moved.Select(each => $"{each.Key} {each.Value}"))}: one subnet, and on AWS a subnet lies in one zone, so that one zone's loss takes the majority. They have {string.Join(", ", moved.Select(each => $"{region.Nodes.First(node => node.Name == each.Key).Addresses[0].Address}"))}.",
                "Each network is cut into a subnet a zone; target metal and the lab have the seed's addresses.");
        }
    }

    private static string Jurisdiction(Region region) =>
        $"Jurisdiction '{region.Declared.Jurisdiction.Name}' keeps data in {string.Join(", ", region.Declared.Jurisdiction.Countries)}.";
}
