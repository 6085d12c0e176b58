using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>The connections that begin or end at one machine's group.</summary>
/// <param name="All">Every connection of the region.</param>
/// <param name="Group">The group.</param>
public sealed record MachineFlows(IReadOnlyList<Connection> All, NodeGroup Group)
{
    /// <summary>What may reach the group.</summary>
    public IReadOnlyList<Connection> In { get; } = [.. All.Where(connection => connection.To.Group.Path == Group.Path)];

    /// <summary>
    /// What the group may reach: flows from the group itself, and from a network that it is in, of which only who calls for that network has a way out
    /// (<see cref="ICallsForItsNetwork"/>).
    /// </summary>
    public IReadOnlyList<Connection> Out { get; } =
    [
        .. All.Where(connection => connection.From.Group is { } from
            ? from.Path == Group.Path
            : connection.From.Network is { } network && Group.Networks.Any(own => own.Path == network.Path)),
    ];

    /// <summary>True if the group is in a network.</summary>
    public bool IsIn(NetworkSegment network) => Group.Networks.Any(own => own.Path == network.Path);

    /// <summary>What may reach a port of the group.</summary>
    public IEnumerable<Connection> To(Port port) => In.Where(connection => connection.Port == port);

    /// <summary>The networks in which a port of the group is reached, in the group's order.</summary>
    public IReadOnlyList<NetworkSegment> NetworksOf(Port port) =>
        [.. Group.Networks.Where(network => To(port).Any(connection => connection.To.Network.Path == network.Path))];

    /// <summary>The network in which machines of a role reach a port of the group; the group's first where no flow says.</summary>
    public NetworkSegment NetworkFor(NodeRole role, Port port) =>
        To(port).FirstOrDefault(connection => connection.From.Group?.Role == role)?.To.Network ?? Group.Networks[0];

    /// <summary>Where the group reaches a port of the machines of a role, each machine once.</summary>
    public IReadOnlyList<(Node Node, Ipv4 Address)> Targets(NodeRole role, Port port) =>
    [
        .. Out.Where(connection => connection.Port == port && connection.To.Group.Role == role)
            .SelectMany(connection => connection.To.Group.Nodes.Select(node => (node, Machine.AddressOf(node, connection.To.Network))))
            .Distinct(),
    ];

    /// <summary>The addresses at which an end is reached: as those that it may have, and the one that its machines share.</summary>
    public static IReadOnlyList<string> Destinations(Endpoint end) =>
        end is { Network: { } network, Group: { SharedAddress: { } shared } group } && network.Path == group.Networks[0].Path
        ? [.. Sources(end), shared.ToString()]
        : Sources(end);

    /// <summary>The addresses that an end may have: each machine of a group, or the networks.</summary>
    public static IReadOnlyList<string> Sources(Endpoint end) => end is { Network: { } network, Group: { } group }
        ? [.. group.Nodes.Select(node => Machine.AddressOf(node, network).ToString())]
        : [.. end.Cidrs.Select(cidr => cidr.ToString())];
}
