using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>A machine's place in one network.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Network">The network.</param>
/// <param name="Interface">The interface's name on the machine.</param>
/// <param name="Address">The machine's address.</param>
public sealed record LabLeg(string Host, LabNetwork Network, string Interface, Ipv4 Address)
{
    /// <summary>The other end of the cable, a port of the network's bridge.</summary>
    public string Port => LinkName.Of($"{Host}.{Network.Name}", $"{Host}/{Network.Site}/{Network.Name}");

    /// <summary>The address of the card: the same for the same machine and network, and locally administered.</summary>
    public string HardwareAddress
    {
        get
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Port));
            return "02:" + string.Join(':', hash.Take(5).Select(each => each.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
    }
}
