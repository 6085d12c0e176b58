using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>A way out of the region made concrete, for one node group or network.</summary>
/// <param name="Name">Its name in the region file.</param>
/// <param name="From">Who connects.</param>
/// <param name="Service">The service, where it leads to one.</param>
/// <param name="To">The addresses; empty for any address outside the region.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Port">The port.</param>
public sealed record Way(Name Name, Endpoint From, EgressService? Service, IReadOnlyList<Cidr> To, IpProtocol Protocol, Port Port)
{
    /// <summary>True if it leads to any address outside the region.</summary>
    public bool IsAnywhere => To.Count == 0;

    /// <summary>True if it leads to what every instance has beside it: neither security groups nor network ACLs see that traffic (AWS docs, "Security
    /// group rules", "Network ACLs").</summary>
    public bool IsLinkLocal => To.Count > 0 && To.All(cidr => LinkLocal.Block.Contains(cidr));
}
