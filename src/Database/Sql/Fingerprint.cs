using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Database.Sql;

/// <summary>A short name for a text, to see whether it is the one that was declared.</summary>
public static class Fingerprint
{
    /// <summary>Sixteen hexadecimal digits of the text's SHA-256.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
}
