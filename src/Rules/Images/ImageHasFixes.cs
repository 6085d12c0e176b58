using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Images;

/// <summary>The image that a region names has programs without the faults that are known, and mended (each service's releases, with their sources).</summary>
public sealed class ImageHasFixes : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1122";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Image is not { } image ? [] :
            from releases in ImageNeeds.Releases(region)
            let version = releases.In(image)
            where version is not null
            let missing = releases.Fixes.Where(fix => fix.Since > version).ToList()
            where missing.Count > 0
            select new Finding(ModelPath.Of("image"), Message(image, releases, version, missing), Fix(releases));
    }

    private static string Message(ImageManifest image, SoftwareReleases releases, Version version, IEnumerable<KnownFix> missing) =>
        $"Image {image.Name} has {releases.Software} {version}; mended since: {string.Join("; ", missing.Select(fix => $"{fix.What}, in {fix.Since}"))}.";

    private static string Fix(SoftwareReleases releases)
    {
        var newest = $"The newest found by {releases.AsOf:yyyy-MM-dd} is {releases.Newest} ({releases.Source})";
        return releases.Supports(releases.Newest)
            ? $"{newest}; name an image with it."
            : $"{newest}, but this program makes regions for {releases.Supported}: name an image with the newest of those until it knows more.";
    }
}
