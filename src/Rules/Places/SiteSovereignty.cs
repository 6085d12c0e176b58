using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>Every site lies inside the region's jurisdiction (seed 000 §1.1: no cross-border transfers out of it).</summary>
public sealed class SiteSovereignty : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1002";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var jurisdiction = region.Declared.Jurisdiction;
        var law = $"jurisdiction '{jurisdiction.Name}' keeps data in {string.Join(", ", jurisdiction.Countries)}";
        return
            from site in region.Sites
            where !jurisdiction.Countries.Contains(site.Declared.Country)
            select new Finding(
                site.Path.Key("country"),
                $"Site '{site.Name}' lies in {site.Declared.Country}; {law}.",
                "Move the site, or add its country to `jurisdiction.countries` once law and policy allow it.");
    }
}
