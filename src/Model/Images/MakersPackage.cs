namespace ClusterProvisioning.Model.Images;

/// <summary>A package that a production image takes from its maker.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The maker's version, such as 4.1.4; any revision of the packaging will do.</param>
public sealed record MakersPackage(string Name, string Version)
{
    /// <summary>Debian's package in whose place it comes; null where that has the same name, or there is none.</summary>
    public string? InPlaceOf { get; init; }
}
