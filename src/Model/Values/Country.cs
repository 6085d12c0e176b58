using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>A country, by its ISO 3166-1 code of two letters.</summary>
public sealed partial record Country : IScalar<Country>
{
    private readonly string _value;

    private Country(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a country code of two capital letters, such as DE";

    /// <inheritdoc/>
    public static string Pattern => "^[A-Z]{2}$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static Country Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Country value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new Country(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[A-Z]{2}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
