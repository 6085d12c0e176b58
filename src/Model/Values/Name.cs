using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>The name of a site, network, node group, disk set or flow: a short DNS label, since it becomes part of resource and host names.</summary>
public sealed partial record Name : IScalar<Name>
{
    private readonly string _value;

    private Name(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a name of lower-case letters, digits and hyphens that starts with a letter (at most 32)";

    /// <inheritdoc/>
    public static string Pattern => "^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Name Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Name value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = Form().IsMatch(text) ? new Name(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,30}[a-z0-9])?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
