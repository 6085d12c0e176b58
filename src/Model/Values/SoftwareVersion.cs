using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>The version of a program: two or three numbers.</summary>
/// <param name="Value">Major and minor number, and a third one where it is given.</param>
public sealed record SoftwareVersion(Version Value) : IScalar<SoftwareVersion>
{
    /// <inheritdoc/>
    public static string Wanted => "a version such as 4.0.7";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9]+\\.[0-9]+(\\.[0-9]+)?$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out SoftwareVersion value)
    {
        var read = Version.TryParse(text, out var version) && version.Revision < 0;
        value = read ? new SoftwareVersion(version!) : null;
        return read;
    }

    /// <summary>True if this version is at least the given one.</summary>
    public bool IsAtLeast(int major, int minor) => Value >= new Version(major, minor);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
