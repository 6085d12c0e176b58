using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>The DR site lies far enough away that one disaster does not take both (seed 000 §4.2: more than 100 km).</summary>
public sealed class DrDistance : IRule
{
    private static readonly Distance Least = new(100_000);

    /// <inheritdoc/>
    public string Code => "CP1003";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var wanted = region.Declared.DisasterRecovery.MinimumDistance;
        if (wanted.Meters < Least.Meters)
        {
            return
            [
                new Finding(
                    ModelPath.Of("disasterRecovery", "minimumDistance"),
                    $"A distance of {wanted} is asked for; wanted at least {Least}.",
                    $"Set `minimumDistance: {Least}` or more."),
            ];
        }

        if (region.Primary is not { } primary)
            return [];
        return
            from site in region.Sites
            where site.Declared.Role == SiteRole.Dr
            let meters = primary.Declared.Coordinates.MetersTo(site.Declared.Coordinates)
            where meters < wanted.Meters
            select new Finding(
                site.Path.Key("coordinates"),
                $"Site '{site.Name}' lies {meters / 1000:0.0} km from '{primary.Name}' (great circle); wanted at least {wanted}.",
                "Choose a DR site farther away, or mend the coordinates.");
    }
}
