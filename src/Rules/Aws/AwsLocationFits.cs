using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.RegionFile.Yaml;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// On AWS a site's location exists, lies in the country and near the coordinates that the file gives it, holds its zones, and is not another site's.
/// </summary>
public sealed class AwsLocationFits : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1026";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        var twice =
            from same in region.Sites.GroupBy(site => site.Declared.Location, StringComparer.Ordinal)
            from again in same.Skip(1)
            select new Finding(
                again.Path.Key("location"),
                $"Sites '{same.First().Name}' and '{again.Name}' both lie in {same.Key}: one disaster takes both.",
                "Choose another location for one of them.");
        return region.Sites.SelectMany(Check).Concat(twice);
    }

    private static IEnumerable<Finding> Check(Site site)
    {
        var declared = site.Declared;
        if (AwsLocations.All.TryGetValue(declared.Location, out var location))
            return Country(site, location).Concat(Coordinates(site, location)).Concat(Zones(site, location));
        var known = AwsLocations.All.Keys;
        return
        [
            new Finding(
                site.Path.Key("location"),
                $"Site '{site.Name}': no AWS region is named '{declared.Location}'.{Suggestion.For(declared.Location, known)}",
                $"Known: {string.Join(", ", known)}."),
        ];
    }

    private static IEnumerable<Finding> Country(Site site, AwsLocation location)
    {
        if (site.Declared.Country == location.Country)
            yield break;
        yield return new Finding(
            site.Path.Key("country"),
            $"Site '{site.Name}': {location.Name} lies in {location.Country}, not in {site.Declared.Country}.",
            $"Write `country: {location.Country}`.");
    }

    private static IEnumerable<Finding> Coordinates(Site site, AwsLocation location)
    {
        const double NearEnough = 200_000;
        var meters = site.Declared.Coordinates.MetersTo(location.Coordinates);
        if (meters <= NearEnough)
            yield break;
        yield return new Finding(
            site.Path.Key("coordinates"),
            $"Site '{site.Name}': the coordinates lie {meters / 1000:0} km from {location.Name}.",
            $"Write {{latitude: {location.Coordinates.Latitude}, longitude: {location.Coordinates.Longitude}}}.");
    }

    private static IEnumerable<Finding> Zones(Site site, AwsLocation location)
    {
        var known = InstanceOffers.ZonesOf(location.Name);
        return
            from zone in site.Declared.Zones
            where !known.Contains(zone)
            let isLetter = zone.StartsWith(location.Name, StringComparison.Ordinal)
            let what = isLetter ? "is named by a letter, which means another zone in another account" : $"is not one of {location.Name}"
            select new Finding(
                site.Path.Key("zones"),
                $"Site '{site.Name}': zone '{zone}' {what}.",
                $"Name zones by id: {string.Join(", ", known)} (`aws ec2 describe-availability-zones` tells an account's letters).");
    }
}
