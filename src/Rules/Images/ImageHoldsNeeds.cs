using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Images;

/// <summary>The image that a region names has what its machines run, in the edition and version that the region declares: nothing is installed later.</summary>
public sealed class ImageHoldsNeeds : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1121";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Image is { } image ? Lacking(region, image).Concat(Unsupported(region, image)) : [];
    }

    private static IEnumerable<Finding> Lacking(Region region, ImageManifest image) =>
        from need in ImageNeeds.Of(region)
        let lack = need.LackIn(image)
        where lack is not null
        select new Finding(
            need.Asked,
            $"Image {image.Name} does not have {need.What}: {lack}.",
            $"Name an image that has it (docs/how-to/publish-an-image.md){(need.Asked.Text == "image" ? "." : $", or change `{need.Asked}`.")}");

    private static IEnumerable<Finding> Unsupported(Region region, ImageManifest image) =>
        from releases in ImageNeeds.Releases(region)
        let version = releases.In(image)
        where version is not null && !releases.Supports(version)
        select new Finding(
            ModelPath.Of("image"),
            $"Image {image.Name} has {releases.Software} {version}; this program makes regions for {releases.Supported}.",
            "Name an image with one of those, or take a release of this program that knows it.");
}
