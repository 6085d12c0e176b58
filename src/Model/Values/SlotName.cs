using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>The name of a replication slot (PostgreSQL docs, "Replication Slots").</summary>
public sealed partial record SlotName : IScalar<SlotName>
{
    private readonly string _value;

    private SlotName(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a slot name of lower-case letters, digits and underscores (at most 63)";

    /// <inheritdoc/>
    public static string Pattern => "^[a-z0-9_]{1,63}$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static SlotName Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out SlotName value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = Form().IsMatch(text) ? new SlotName(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[a-z0-9_]{1,63}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
