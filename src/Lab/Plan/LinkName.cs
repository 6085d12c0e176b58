using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>Names of network interfaces, of which Linux takes at most 15 characters.</summary>
internal static class LinkName
{
    private const int Longest = 15;
    private const int Digits = 5;

    /// <summary>The text with digits that tell it from others: of the whole identity, since the text may be cut or stand for two sites.</summary>
    public static string Of(string text, string identity)
    {
        var digits = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..Digits];
        return text[..Math.Min(text.Length, Longest - Digits - 1)] + "-" + digits;
    }
}
