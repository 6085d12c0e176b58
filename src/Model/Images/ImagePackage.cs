using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Images;

/// <summary>A package of a machine image, or a program that came in none.</summary>
/// <param name="Name">Its name, as dpkg has it.</param>
/// <param name="Version">Its version, as dpkg has it.</param>
/// <param name="Architecture">amd64, or all.</param>
public sealed partial record ImagePackage(string Name, string Version, string Architecture)
{
    /// <summary>The version of what was packaged: of 2.19.3+dfsg-1 that is 2.19.3, of 257-1 it is 257.0. Null where it is not made of numbers.</summary>
    [JsonIgnore]
    public Version? Upstream
    {
        get
        {
            var numbers = Form().Match(Version).Groups["numbers"].Value;
            return System.Version.TryParse(numbers.Contains('.', StringComparison.Ordinal) ? numbers : numbers + ".0", out var version) ? version : null;
        }
    }

    /// <summary>True if what was packaged has a version, as exactly as that is given: 4.0.7 is of 4.0.</summary>
    public bool IsOf(Version version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Upstream is { } own && own.Major == version.Major && own.Minor == version.Minor && (version.Build < 0 || own.Build == version.Build);
    }

    [GeneratedRegex(@"^(\d+:)?(?<numbers>\d+(\.\d+){0,3})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
