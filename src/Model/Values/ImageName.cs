using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>The name of a machine image: the first sixteen hexadecimal digits of the SHA-256 of its disk.</summary>
public sealed partial record ImageName : IScalar<ImageName>
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 16;

    private readonly string _value;

    private ImageName(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "the first sixteen hexadecimal digits of an image's SHA-256, such as 0f1e2d3c4b5a6978";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9a-f]{16}$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out ImageName value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new ImageName(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[0-9a-f]{16}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
