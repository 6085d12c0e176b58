using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Model.Values;

/// <summary>The id of an OpenPGP key for encryption, as pgcrypto's <c>pgp_key_id</c> writes it.</summary>
public sealed partial record OpenPgpKeyId : IScalar<OpenPgpKeyId>
{
    private readonly string _value;

    private OpenPgpKeyId(string value) => _value = value;

    /// <inheritdoc/>
    public static string Wanted => "a key id of 16 upper-case hexadecimal digits";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9A-F]{16}$";

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static OpenPgpKeyId Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out OpenPgpKeyId value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = new OpenPgpKeyId(text);
        return Form().IsMatch(text);
    }

    /// <inheritdoc/>
    public override string ToString() => _value;

    [GeneratedRegex("^[0-9A-F]{16}\\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
