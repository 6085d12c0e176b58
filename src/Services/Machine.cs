using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>One machine with all that its files are made from.</summary>
/// <param name="Region">The region.</param>
/// <param name="Site">The machine's site.</param>
/// <param name="Group">The machine's group.</param>
/// <param name="Node">The machine.</param>
/// <param name="Realisation">What it is realised as.</param>
/// <param name="Flows">The connections that begin or end at the machine.</param>
public sealed record Machine(Region Region, Site Site, NodeGroup Group, Node Node, Realisation Realisation, MachineFlows Flows)
{
    /// <summary>What the region's services show to Prometheus.</summary>
    public IReadOnlyList<ScrapeJob> ScrapeJobs { get; init; } = [];

    /// <summary>The names that machines go by.</summary>
    public HostNames Names { get; } = new(Region);

    /// <summary>The ways out of the region that the machine may take.</summary>
    public IReadOnlyList<Way> WaysOut { get; } = [.. Model.WaysOut.Of(Region).Where(way => way.From.Group?.Path == Group.Path)];

    /// <summary>The machine's full name.</summary>
    public string FullName => Names.Of(Node);

    /// <summary>The machine's address in a network that it is in.</summary>
    public Ipv4 AddressIn(NetworkSegment network) => AddressOf(Node, network);

    /// <summary>A machine's address in a network that it is in.</summary>
    public static Ipv4 AddressOf(Node node, NetworkSegment network) =>
        node.Addresses.First(address => address.Network.Path == network.Path).Address;

    /// <summary>The servers, one address each, to which ways out lead that are declared for a service.</summary>
    public IReadOnlyList<Cidr> ServersOf(EgressService service) =>
        [.. WaysOut.Where(way => way.Service == service).SelectMany(way => way.To).Where(to => to.Size == 1).Distinct()];
}
