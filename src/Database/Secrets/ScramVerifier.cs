using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Database.Secrets;

/// <summary>What a server keeps of a password (RFC 5803): made here, so that the password itself is in no statement and no server log.</summary>
public static class ScramVerifier
{
    private const string Prefix = "SCRAM-SHA-256$";
    private const int Iterations = 4096;
    private const int SaltBytes = 16;

    /// <summary>A verifier with a new salt.</summary>
    public static string Create(Secret password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return Create(password, RandomNumberGenerator.GetBytes(SaltBytes), Iterations);
    }

    /// <summary>True if the verifier is this password's.</summary>
    public static bool Matches(Secret password, string? verifier)
    {
        ArgumentNullException.ThrowIfNull(password);
        if (!TryRead(verifier, out var salt, out var iterations))
            return false;
        var own = Create(password, salt, iterations);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(own), Encoding.ASCII.GetBytes(verifier));
    }

    private static string Create(Secret password, byte[] salt, int iterations)
    {
        // SASLprep (RFC 4013) in the part that matters here; PostgreSQL too takes the raw text where it does not apply.
        var prepared = password.Reveal().Normalize(NormalizationForm.FormKC);
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(prepared), salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Prefix}{iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}");
    }

    private static bool TryRead([NotNullWhen(true)] string? verifier, out byte[] salt, out int iterations)
    {
        (salt, iterations) = ([], 0);
        if (verifier?.StartsWith(Prefix, StringComparison.Ordinal) != true || verifier[Prefix.Length..].Split('$')[0].Split(':') is not [var count, var base64])
            return false;
        salt = new byte[base64.Length];
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out iterations) || !Convert.TryFromBase64String(base64, salt, out var length))
            return false;
        salt = salt[..length];
        return true;
    }
}
