using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services;

/// <summary>How a machine's cards become one interface a network: bond and VLANs on metal; in the lab they are named already, and on EC2 the first boot
/// names them by the addresses that the stack's interfaces have (the image's <c>cluster-boot</c>).</summary>
internal static class Uplink
{
    private const string SingleCard = "uplink";

    /// <summary>networkd's files for bond and VLANs; none where a card a network is there.</summary>
    public static IEnumerable<NodeFile> Of(Machine machine) => machine.Realisation.TakesCards ? [.. Card(machine), .. Tagged(machine).Select(Vlan)] : [];

    /// <summary>The interface that has the address in a network: the network's own, or the cards' where it is not tagged.</summary>
    public static string InterfaceOf(Machine machine, NetworkSegment network) =>
        machine.Realisation.TakesCards && network.Declared.Vlan is null ? CardsName(machine) : Interfaces.NameOf(network);

    /// <summary>The VLANs that ride on an untagged network's interface.</summary>
    public static IEnumerable<string> VlansOn(Machine machine, NetworkSegment network) =>
        machine.Realisation.TakesCards && network.Declared.Vlan is null ? VlanLines(machine) : [];

    private static IEnumerable<NodeFile> Card(Machine machine)
    {
        var (name, card) = machine.Group.Hardware.Nics.FirstOrDefault();
        yield return card is null or { Count: 1 } ? SoleCard(machine) : BondDevice(name, card);
        if (card is { Count: > 1 })
            yield return BondMembers(name);
        if (machine.Group.Networks.All(network => network.Declared.Vlan is not null))
            yield return CardsNetwork(machine);
    }

    private static NodeFile SoleCard(Machine machine) => TextFile.Root(
        $"/etc/systemd/network/10-{CardsName(machine)}.link",
        TextFile.Notice,
        "[Match]",
        "Type=ether",
        "",
        "[Link]",
        $"Name={CardsName(machine)}");

    private static NodeFile BondDevice(Name name, NicDeclaration card) => TextFile.Root(
        $"/etc/systemd/network/10-{name}.netdev",
        [TextFile.Notice, "[NetDev]", $"Name={name}", "Kind=bond", "", "[Bond]", .. Bond(card)]);

    private static NodeFile BondMembers(Name name) => TextFile.Root(
        $"/etc/systemd/network/15-{name}-cards.network",
        TextFile.Notice,
        "[Match]",
        "Type=ether",
        "Kind=!*",
        "",
        "[Network]",
        $"Bond={name}");

    private static NodeFile CardsNetwork(Machine machine) => TextFile.Root(
        $"/etc/systemd/network/15-{CardsName(machine)}.network",
        [
            TextFile.Notice,
            "[Match]",
            $"Name={CardsName(machine)}",
            "",
            "[Network]",
            "LinkLocalAddressing=no",
            "IPv6AcceptRA=no",
            .. VlanLines(machine),
        ]);

    private static IEnumerable<string> Bond(NicDeclaration card) =>
        card.Bond == BondMode.Lacp
            ? [$"Mode={EnumName.Of(card.Bond)}", "TransmitHashPolicy=layer3+4", "LACPTransmitRate=fast", "MIIMonitorSec=100ms"]
            : [$"Mode={EnumName.Of(card.Bond)}", "MIIMonitorSec=100ms"];

    private static NodeFile Vlan(NetworkSegment network) => TextFile.Root(
        $"/etc/systemd/network/10-{network.Name}.netdev",
        TextFile.Notice,
        "[NetDev]",
        $"Name={Interfaces.NameOf(network)}",
        "Kind=vlan",
        "",
        "[VLAN]",
        $"Id={network.Declared.Vlan!.Value.ToString(CultureInfo.InvariantCulture)}");

    private static IEnumerable<NetworkSegment> Tagged(Machine machine) => machine.Group.Networks.Where(network => network.Declared.Vlan is not null);

    private static IEnumerable<string> VlanLines(Machine machine) => Tagged(machine).Select(network => $"VLAN={Interfaces.NameOf(network)}");

    private static string CardsName(Machine machine) =>
        machine.Group.Hardware.Nics.Count == 0 ? SingleCard : machine.Group.Hardware.Nics.Keys.First().ToString();
}
