namespace ClusterProvisioning.Model.Images;

/// <summary>What is known of a program's releases, as of a day.</summary>
/// <param name="Software">The program, as its makers write it.</param>
/// <param name="Packages">Packages that it comes in; an image has one of them.</param>
public sealed record SoftwareReleases(string Software, params IReadOnlyList<string> Packages)
{
    /// <summary>The first version that regions are made for.</summary>
    public required Version From { get; init; }

    /// <summary>The first version that regions are not made for any more; null where none is known.</summary>
    public Version? Until { get; init; }

    /// <summary>The newest version that was found.</summary>
    public required Version Newest { get; init; }

    /// <summary>The day on which it was looked up.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Where this is from.</summary>
    public required string Source { get; init; }

    /// <summary>Faults that matter to regions, and where they end.</summary>
    public IReadOnlyList<KnownFix> Fixes { get; init; } = [];

    /// <summary>The versions that regions are made for, in words.</summary>
    public string Supported => Until is null ? $"{From} and newer" : $"{From} and newer, older than {Until}";

    /// <summary>The version that an image has; null where it has none.</summary>
    public Version? In(ImageManifest image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Packages.Select(image.Find).OfType<ImagePackage>().FirstOrDefault()?.Upstream;
    }

    /// <summary>True if regions are made for a version.</summary>
    public bool Supports(Version version) => version >= From && (Until is null || version < Until);
}
