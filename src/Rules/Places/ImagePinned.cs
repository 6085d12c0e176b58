using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>On AWS each site pins its machine image: a looked-up one would replace database nodes when a newer appears.</summary>
public sealed class ImagePinned : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1018";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        return
            from site in region.Sites
            where site.Declared.Image?.StartsWith("ami-", StringComparison.Ordinal) != true
            let found = site.Declared.Image is { } image ? $"the image '{image}'" : "no image"
            select new Finding(
                site.Path.Key("image"),
                $"Site '{site.Name}' has {found}; wanted an AMI id of {site.Declared.Location}.",
                $"Set `image: ami-…`, the id of the AMI there; until there is one, {MachineImage.Placeholder} (CP1111).");
    }
}
