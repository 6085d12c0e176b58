using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services.StrongSwan;

/// <summary>A machine that flows join to this one, with the two addresses that they run between.</summary>
/// <param name="Network">The own network.</param>
/// <param name="Own">The own address.</param>
/// <param name="Node">The other machine.</param>
/// <param name="Address">Its address.</param>
internal sealed record IpsecPeer(Name Network, Ipv4 Own, Node Node, Ipv4 Address)
{
    /// <summary>The peers of a machine, by address; both ends of a pair find each other, for they read the same flows.</summary>
    public static IReadOnlyList<IpsecPeer> Of(Machine machine)
    {
        var scope = machine.Region.Declared.Security.Ipsec;
        var ends = machine.Flows.In
            .Where(connection => connection.From.Network is not null)
            .Select(connection => (connection, Own: (Endpoint)connection.To, Other: connection.From))
            .Concat(machine.Flows.Out.Select(connection => (connection, Own: connection.From, Other: (Endpoint)connection.To)));
        var peers =
            from end in ends
            where scope == IpsecScope.Nodes || (scope == IpsecScope.Sites && !end.connection.IsLocal)
            from node in Machines(machine.Region, end.Other)
            where node.Name != machine.Node.Name
            select new IpsecPeer(end.Own.Network!.Name, machine.AddressIn(end.Own.Network!), node, Machine.AddressOf(node, end.Other.Network!));
        return [.. peers.DistinctBy(peer => (peer.Own, peer.Address)).OrderBy(peer => peer.Own.Bits).ThenBy(peer => peer.Address.Bits)];
    }

    // An end that is a network stands for every machine in it.
    private static IEnumerable<Node> Machines(Region region, Endpoint end) => end.Group is { } group
        ? group.Nodes
        : region.Nodes.Where(node => node.Addresses.Any(address => address.Network.Path == end.Network!.Path));
}
