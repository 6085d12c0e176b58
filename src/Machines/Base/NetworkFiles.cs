using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Base;

/// <summary>One systemd-networkd file a network (systemd docs, systemd.network). Only the first
/// network has a default route; others lead to no more than the flows need.</summary>
internal static class NetworkFiles
{
    /// <summary>A file for each of the machine's networks; the first one's has the default route.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine) => machine.Node.Addresses.Select((address, i) => Create(machine, address, i == 0));

    private static NodeFile Create(Machine machine, NodeAddress place, bool first) => TextFile.Root(
        $"/etc/systemd/network/20-{place.Network.Name}.network",
        [
            TextFile.Notice,
            "[Match]",
            $"Name={Uplink.InterfaceOf(machine, place.Network)}",
            "",
            "[Network]",
            $"Address={place.Address}/{place.Subnet.Cidr.PrefixLength}",
            "LinkLocalAddressing=no",
            "IPv6AcceptRA=no",
            "LLDP=no",
            // A cut cable must not take the address away from the daemons that listen on it.
            "IgnoreCarrierLoss=yes",
            .. Uplink.VlansOn(machine, place.Network),
            .. first ? Default(place) : [],
            .. Destinations(machine, place, first).SelectMany(peer => (string[])["", "[Route]", $"Destination={peer}", $"Gateway={Gateway(place)}"]),
        ]);

    private static string[] Default(NodeAddress place) =>
        place.Network.Declared.Exposure == Exposure.Isolated ? [] : [$"Gateway={Gateway(place)}"];

    // Where a network is cut into a subnet a zone, its other subnets lie behind the gateway too.
    private static IEnumerable<Cidr> Destinations(Machine machine, NodeAddress place, bool first)
    {
        var whole = place.Network.Declared.Cidr;
        var routed = first && place.Network.Declared.Exposure != Exposure.Isolated;
        return routed ? [] : (whole == place.Subnet.Cidr ? [] : new[] { whole }).Concat(Peers(machine, place.Network));
    }

    private static IEnumerable<Cidr> Peers(Machine machine, NetworkSegment own) =>
        machine.Flows.In.Where(connection => connection.To.Network.Path == own.Path).Select(connection => connection.From.Network)
            .Concat(machine.Flows.Out.Where(connection => connection.From.Network?.Path == own.Path).Select(connection => connection.To.Network))
            .OfType<NetworkSegment>()
            .Where(network => !machine.Flows.IsIn(network))
            .Select(network => network.Declared.Cidr)
            .Distinct()
            .OrderBy(cidr => cidr.Base.Bits);

    private static Ipv4 Gateway(NodeAddress place) => place.Subnet.Cidr.Base.Plus(1);
}
