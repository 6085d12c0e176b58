using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>One end of a connection: a group in one of its networks, any host of a network, clients of a VPN, or the internet.</summary>
/// <param name="Network">The network; null for what lies outside the region.</param>
/// <param name="Group">The group; null where any host of the network is meant.</param>
public record Endpoint(NetworkSegment? Network, NodeGroup? Group)
{
    private static readonly Cidr Anywhere = new(new Ipv4(0), 0);

    /// <summary>Any address, inside the region or outside.</summary>
    public static Endpoint Internet { get; } = new(null, null);

    /// <summary>The addresses of VPN clients that keep their own; null for other ends.</summary>
    public Cidr? Clients { get; init; }

    /// <summary>True if it may have any address at all.</summary>
    public bool IsInternet => Network is null && Clients is null;

    /// <summary>The networks that hold the end's addresses.</summary>
    public IReadOnlyList<Cidr> Cidrs => Network is { } network ? [network.Declared.Cidr] : [Clients ?? Anywhere];
}
