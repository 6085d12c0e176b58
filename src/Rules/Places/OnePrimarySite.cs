using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>One site serves reads and writes, and at most one follows it; two primaries would mean two clusters that both take writes.</summary>
public sealed class OnePrimarySite : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1001";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return Primaries(region).Concat(SecondDr(region));
    }

    private static IEnumerable<Finding> SecondDr(Region region) =>
        from second in region.Sites.Where(site => site.Declared.Role == SiteRole.Dr).Skip(1)
        select new Finding(
            second.Path.Key("role"),
            $"Site '{second.Name}' is a second DR site; a region has one.",
            "Make it a region of its own, or take it out.");

    private static IEnumerable<Finding> Primaries(Region region)
    {
        var primaries = region.Sites.Where(site => site.Declared.Role == SiteRole.Primary).ToList();
        if (primaries.Count == 1)
            return [];
        var names = primaries.Count == 0 ? "none" : string.Join(", ", primaries.Select(site => site.Name));
        var path = primaries.Count == 0 ? ModelPath.Of("sites") : primaries[^1].Path.Key("role");
        return
        [
            new Finding(
                path,
                $"Wanted one site with role primary, found {primaries.Count} ({names}).",
                "Give one site `role: primary` and the others `role: dr`."),
        ];
    }
}
