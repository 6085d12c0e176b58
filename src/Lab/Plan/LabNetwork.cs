using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>A network of a region as the lab makes it: one bridge.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Name">The network's name.</param>
/// <param name="Cidr">Its addresses.</param>
public sealed record LabNetwork(string Site, string Name, Cidr Cidr)
{
    /// <summary>The bridge's name.</summary>
    public string Bridge => LinkName.Of($"br-{Name}", $"{Site}/{Name}");

    /// <summary>The address of the router's leg, the first of the network.</summary>
    public Ipv4 Router => Cidr.Base.Plus(1);

    /// <summary>The address of a host of no declared machine, the last but one of the network.</summary>
    public Ipv4 Guest => new(Cidr.Last.Bits - 1);

    /// <summary>The network of a region's network.</summary>
    public static LabNetwork Of(NetworkSegment network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return new LabNetwork(network.Site.ToString(), network.Name.ToString(), network.Declared.Cidr);
    }
}
