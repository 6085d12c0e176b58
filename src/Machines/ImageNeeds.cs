using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>What a region's machines ask of their image, as their services say.</summary>
public static class ImageNeeds
{
    private static readonly ModelPath Image = ModelPath.Of("image");

    /// <summary>All that the image has to hold, each once.</summary>
    public static IEnumerable<ImageNeed> Of(Region region) =>
        Installed(region).SelectMany(service => Programs(service).Concat(service.NeedsOf(region)))
            .DistinctBy(need => (need.Asked, string.Join(' ', need.Packages)));

    /// <summary>What is known of the releases of what they run.</summary>
    public static IEnumerable<SoftwareReleases> Releases(Region region) =>
        Installed(region).SelectMany(service => service.Releases).DistinctBy(each => each.Software);

    private static IEnumerable<IInstalled> Installed(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return MachineServices.All.Where(service => region.Groups.Any(group => service.RunsOn(region, group))).OfType<IInstalled>();
    }

    // A maker's package does as well as the one of Debian's in whose place it came.
    private static IEnumerable<ImageNeed> Programs(IInstalled service) =>
        from package in service.Packages
        let makers = service.FromMakers.SelectMany(each => each.Packages).Where(each => each.InPlaceOf == package).Select(each => each.Name)
        select new ImageNeed(Image, $"the package {package}", [package, .. makers]);
}
