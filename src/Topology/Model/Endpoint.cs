using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Model;

/// <summary>One end of a connection: a group in one of its networks, any host of a network, or the internet.</summary>
/// <param name="Network">The network; null for the internet.</param>
/// <param name="Group">The group; null where any host of the network is meant.</param>
public sealed record Endpoint(Network? Network, NodeGroup? Group)
{
    /// <summary>Any address.</summary>
    public static Endpoint Internet { get; } = new(null, null);

    private static readonly Cidr Anywhere = new(new Ipv4(0), 0);

    /// <summary>The networks that hold the end's addresses.</summary>
    public IReadOnlyList<Cidr> Cidrs => Network is null ? [Anywhere] : [Network.Declared.Cidr];
}
