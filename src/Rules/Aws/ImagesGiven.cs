using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>Before a region goes into the cloud, it says by hash what its machines' image holds, and each site has that image.</summary>
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
        if (region.Image is null)
        {
            yield return new Finding(
                ModelPath.Of("image"),
                $"Region '{region.Name}' names no image, so nobody knows what its machines hold.",
                "`provision image build --target aws` makes one: commit its manifest as images/NAME.json beside this file, and write `image: NAME` here.");
        }

        foreach (var site in region.Sites.Where(site => site.Declared.Image == MachineImage.Placeholder))
        {
            yield return new Finding(
                site.Path.Key("image"),
                $"Site '{site.Name}' has no machine image yet: {MachineImage.Placeholder} is none, and EC2 would refuse each of its machines.",
                $"`provision image build --target aws` makes its disk; import that in {site.Declared.Location}, register it as an AMI, and write the id here.");
        }
    }
}
