namespace ClusterProvisioning.Image;

/// <summary>The file of a recipe that names packages, one a line.</summary>
internal static class PackageList
{
    /// <summary>Its name.</summary>
    public const string File = "packages.txt";

    /// <summary>Its text: each package once, in order.</summary>
    public static string Of(IEnumerable<string> packages) =>
        string.Concat(packages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(package => $"{package}\n"));
}
