using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace ClusterProvisioning.Model.Values;

/// <summary>The name of something inside PostgreSQL: any text of 1 to 63 bytes, spaces, quotes and capitals included.</summary>
/// <remarks>PostgreSQL cuts longer names silently (docs, "Identifiers and Key Words"): two that differ only at the end would become one.</remarks>
public sealed record SqlName : IScalar<SqlName>
{
    private const int MaximumBytes = 63;
    private readonly string _value;

    private SqlName(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a name of 1 to 63 bytes without control characters";

    /// <inheritdoc/>
    public static string Pattern => "^[^\\u0000-\\u001f\\u007f]{1,63}$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static SqlName Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out SqlName value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = IsOne(text) ? new SqlName(text) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    private static bool IsOne(string text) =>
        text.Length > 0 && !text.Any(char.IsControl) && !HasLoneSurrogate(text) && Encoding.UTF8.GetByteCount(text) <= MaximumBytes;

    private static bool HasLoneSurrogate(string text) => text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar);
}
