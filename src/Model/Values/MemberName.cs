using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>The name of a machine, and of the Patroni or etcd member on it: a DNS label (RFC 1123).</summary>
public sealed partial record MemberName : IScalar<MemberName>
{
    private readonly string _value;

    private MemberName(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a host name of lower-case letters, digits and hyphens that starts with a letter (at most 63)";

    /// <inheritdoc/>
    public static string Pattern => "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static MemberName Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out MemberName value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = Form().IsMatch(text) ? new MemberName(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,61}[a-z0-9])?\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
