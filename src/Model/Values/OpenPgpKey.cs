using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>An OpenPGP public key that pgcrypto can encrypt for: armoured, one RSA or ElGamal subkey for encryption.</summary>
/// <remarks>pgcrypto takes no elliptic curves, no main key and no choice of subkeys (PostgreSQL docs, "pgcrypto", Limitations of PGP Code).</remarks>
public sealed record OpenPgpKey : IScalar<OpenPgpKey>
{
    private const string Begin = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
    private const string End = "-----END PGP PUBLIC KEY BLOCK-----";
    private readonly string _text;

    private OpenPgpKey(string text, OpenPgpKeyId id) => (_text, Id) = (text, id);

    /// <inheritdoc/>
    public static string Wanted =>
        "an armoured OpenPGP public key with exactly one RSA or ElGamal subkey for encryption (gpg --armor --export; pgcrypto takes no elliptic curves)";

    /// <inheritdoc/>
    public static string Pattern => "BEGIN PGP PUBLIC KEY BLOCK";

    /// <summary>The id of the subkey that encrypts.</summary>
    public OpenPgpKeyId Id { get; }

    /// <summary>Makes one from a text that is known to be right.</summary>
    /// <exception cref="FormatException">The text is not one.</exception>
    public static OpenPgpKey Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"That is not {Wanted}");

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out OpenPgpKey value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = null;
        var normalised = text.ReplaceLineEndings("\n").Trim();
        if (!normalised.StartsWith(Begin, StringComparison.Ordinal)
            || !normalised.EndsWith(End, StringComparison.Ordinal)
            || Dearmoured(normalised) is not { } bytes)
        {
            return false;
        }

        var encrypting = OpenPgpPackets.Subkeys(bytes)?.Where(subkey => subkey.MayEncrypt).ToList();
        if (encrypting is not [{ Id: { } id }])
            return false;
        value = new OpenPgpKey(normalised + "\n", id);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>The lines between the blank line and the checksum.</summary>
    private static byte[]? Dearmoured(string text)
    {
        var body = text[Begin.Length..^End.Length].Split('\n').ToList();
        var blank = body.FindIndex(Math.Min(1, body.Count), line => line.Trim().Length == 0);
        var base64 = string.Concat(body.Skip(Math.Max(blank, 0)).Select(line => line.Trim()).Where(line => !line.StartsWith('=')));
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var count) ? bytes[..count] : null;
    }
}
