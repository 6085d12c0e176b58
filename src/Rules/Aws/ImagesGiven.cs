using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>Before a region goes into the cloud, each site has an image of its machines there.</summary>
public sealed class ImagesGiven : IBeforeUp
{
    /// <inheritdoc/>
    public string Code => "CP1111";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            yield break;
        foreach (var site in region.Sites.Where(site => site.Declared.Image == MachineImage.Placeholder))
        {
            yield return new Finding(
                site.Path.Key("image"),
                $"Site '{site.Name}' has no machine image yet: {MachineImage.Placeholder} is none, and EC2 would refuse each of its machines.",
                $"`provision image build` makes its tree; make a disk of it, import that in {site.Declared.Location} as an AMI, and write its id here.");
        }
    }
}
