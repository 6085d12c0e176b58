using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Images;

/// <summary>Something that a region asks of its machines' image.</summary>
/// <param name="Asked">The value of the region that asks for it.</param>
/// <param name="What">It, in words.</param>
/// <param name="Packages">Packages of which the image has to have one.</param>
public sealed record ImageNeed(ModelPath Asked, string What, params IReadOnlyList<string> Packages)
{
    /// <summary>The version that the region declares; null where any will do.</summary>
    public SoftwareVersion? Version { get; init; }

    /// <summary>What an image lacks of it, in words; null if nothing.</summary>
    public string? LackIn(ImageManifest image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Packages.Select(image.Find).OfType<ImagePackage>().FirstOrDefault() is not { } found ? WhyNot(image)
            : Version is null || found.IsOf(Version.Value) ? null
            : $"it has {found.Name} {found.Version}";
    }

    private string WhyNot(ImageManifest image) =>
        image.LeftOut.FirstOrDefault(each => Packages.Contains(each.Package, StringComparer.Ordinal)) is { } left
            ? $"its build left out {left.Package} of {left.Repository}: {left.Reason}"
            : $"{string.Join(" or ", Packages)} is not in it";
}
