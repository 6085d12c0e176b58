using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Stated;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>What a seed says of sites, zones and addresses can be had at the target.</summary>
public sealed class StatedPlacement : IRule
{
    private static readonly ModelPath Path = ModelPath.Of("stated", "placement");

    /// <inheritdoc/>
    public string Code => "CP1076";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Stated.Placement is not { } stated || region.Primary is not { } primary)
            return [];
        return Abroad(region, stated, primary).Concat(Near(region, stated, primary)).Concat(Moved(region, stated));
    }

    private static IEnumerable<Finding> Abroad(Region region, StatedPlacementDeclaration stated, Site primary)
    {
        var abroad = region.Sites.FirstOrDefault(site => site.Declared.Country != primary.Declared.Country);
        if (stated.NoBorderCrossed != true || abroad is null)
            yield break;
        var sites = $"site '{primary.Name}' lies in {primary.Declared.Country}, '{abroad.Name}' in {abroad.Declared.Country}";
        yield return new Finding(
            Path.Key("noBorderCrossed"),
            $"No border is to be crossed; {sites}. {Jurisdiction(region)}",
            "A region is a jurisdiction: the law is one inside it.");
    }

    private static IEnumerable<Finding> Near(Region region, StatedPlacementDeclaration stated, Site primary)
    {
        const string OfZones = "the zones of one AWS region lie within 100 km of each other (AWS docs, \"Availability Zones\")";
        if (stated.DrInSameRegion != true || region.Declared.Target != Target.Aws)
            yield break;
        if (region.Sites.FirstOrDefault(site => site.Declared.Role == SiteRole.Dr) is not { } dr)
            yield break;
        var wanted = $"in the primary's region and more than {region.Declared.DisasterRecovery.MinimumDistance} away";
        var away = $"{primary.Declared.Coordinates.MetersTo(dr.Declared.Coordinates) / 1000:0} km away";
        yield return new Finding(
            Path.Key("drInSameRegion"),
            $"The DR site is to lie {wanted}; {OfZones}. '{dr.Name}' is {dr.Declared.Location}, {away}.",
            "Each site is an AWS region of its own, inside one jurisdiction.");
    }

    private static IEnumerable<Finding> Moved(Region region, StatedPlacementDeclaration stated)
    {
        const string OneZone = "one subnet, and on AWS a subnet lies in one zone, so that one zone's loss takes the majority";
        var moved = stated.Addresses
            .Where(each => region.Nodes.FirstOrDefault(node => node.Name == each.Key) is { } node && node.Addresses[0].Address != each.Value)
            .ToList();
        if (region.Declared.Target != Target.Aws || moved.Count == 0)
            yield break;
        var wanted = string.Join(", ", moved.Select(each => $"{each.Key} {each.Value}"));
        var found = string.Join(", ", moved.Select(each => region.Nodes.First(node => node.Name == each.Key).Addresses[0].Address));
        yield return new Finding(
            Path.Key("addresses"),
            $"Members are to have {wanted}: {OneZone}. They have {found}.",
            "Each network is cut into a subnet a zone; target metal and the lab have the seed's addresses.");
    }

    private static string Jurisdiction(Region region) =>
        $"Jurisdiction '{region.Declared.Jurisdiction.Name}' keeps data in {string.Join(", ", region.Declared.Jurisdiction.Countries)}.";
}
