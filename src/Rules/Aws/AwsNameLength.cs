using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>On AWS a load balancer's physical name, at most 32 letters, is region, site, purpose and the eight letters that Pulumi adds.</summary>
public sealed class AwsNameLength : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1020";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const int Longest = 32;
        const int AddedByPulumi = 8;
        const string LongestPurpose = "write";
        if (region.Declared.Target != Target.Aws)
            return [];
        return
            from site in region.Sites
            let name = $"{region.Name}-{site.Name}-{LongestPurpose}"
            let length = name.Length + AddedByPulumi
            where length > Longest
            select new Finding(
                site.Path,
                $"'{name}' has {name.Length} letters + {AddedByPulumi} that Pulumi adds = {length}; AWS takes {Longest} for a load balancer or target group.",
                $"Shorten the region's or the site's name by {length - Longest}.");
    }
}
