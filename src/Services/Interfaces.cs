using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Services;

/// <summary>Names of network interfaces. On every realisation an interface bears its
/// network's name, so firewall and addresses are the same files everywhere.</summary>
public static class Interfaces
{
    private const int LongestName = 15;
    private const int HashDigits = 4;

    /// <summary>The interface in a network: the network's name, shortened to the kernel's 15 characters where it is longer.</summary>
    public static string NameOf(NetworkSegment network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var name = network.Name.ToString();
        if (name.Length <= LongestName)
            return name;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return $"{name[..(LongestName - HashDigits)]}{hash[..HashDigits]}";
    }
}
