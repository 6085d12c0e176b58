using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Lab.Applications;

/// <summary>What PostgreSQL stores of a password (RFC 5803; PostgreSQL docs, "pg_authid").</summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096;
    private const int SaltLength = 16;

    /// <summary>A verifier of an ASCII password, with a new salt.</summary>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        var salted = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);
        var stored = SHA256.HashData(Key(salted, "Client Key"));
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(Key(salted, "Server Key"))}";
    }

    private static byte[] Key(byte[] salted, string name) => HMACSHA256.HashData(salted, Encoding.ASCII.GetBytes(name));
}
