using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.StrongSwan;

/// <summary>Administrators' way in on machines of one's own: IKEv2 to the bastion (swanctl.conf(5)), by a certificate of the
/// region's authority that bears an address of theirs (NAME@REGION.internal), so that no machine's is taken for it.</summary>
internal static class VpnFiles
{
    /// <summary>The file of the administrators' connection, beside the members' own.</summary>
    public const string Path = "/etc/swanctl/conf.d/vpn.conf";

    /// <summary>True if a group's machines let administrators in.</summary>
    public static bool IsAt(Region region, NodeGroup group) =>
        region.Declared.Target == Target.Metal && group.Role == NodeRole.Bastion
        && region.FindSite(group.Site)!.Declared.Vpn is { Kind: VpnKind.Ipsec } vpn && group.Networks.Any(network => network.Name == vpn.Network);

    /// <summary>The bastion's connection; empty elsewhere, and where machines have no cards of their own.</summary>
    public static ServiceFiles Of(Machine machine) => !IsOn(machine) ? ServiceFiles.None : new ServiceFiles
    {
        Files =
        [
            new NodeFile(Path, "0644", "root", "root", TextFile.Join([TextFile.Notice, .. Connection(machine, machine.Site.Declared.Vpn!)]))
                .ReadBy(StrongSwanService.Unit, ChangeTakes.Reload),
            .. IpsecFiles.IsOn(machine.Region) ? [] : IpsecFiles.Daemon(),
        ],
        Units = IpsecFiles.IsOn(machine.Region) ? [] : [StrongSwanService.Unit],
    };

    /// <summary>The firewall's lines for the talk about keys, and for what comes wrapped; what is in it is for the flows.</summary>
    public static IEnumerable<string> Inwards(Machine machine) => !IsOn(machine) ? [] :
        [
            $"iifname \"{Interface(machine)}\" udp dport {{ 500, 4500 }} accept comment \"vpn\"",
            $"iifname \"{Interface(machine)}\" ip protocol esp accept comment \"vpn\"",
        ];

    /// <summary>The firewall's lines for the answers.</summary>
    public static IEnumerable<string> Outwards(Machine machine) => !IsOn(machine) ? [] :
        [
            $"oifname \"{Interface(machine)}\" udp sport {{ 500, 4500 }} accept comment \"vpn\"",
            $"oifname \"{Interface(machine)}\" ip protocol esp accept comment \"vpn\"",
        ];

    private static bool IsOn(Machine machine) => IsAt(machine.Region, machine.Group) && machine.Realisation.TakesCards;

    private static string Interface(Machine machine) => Interfaces.NameOf(Entrance(machine));

    private static NetworkSegment Entrance(Machine machine) => machine.Group.Networks.First(network => network.Name == machine.Site.Declared.Vpn!.Network);

    private static IEnumerable<string> Connection(Machine machine, VpnDeclaration vpn) =>
    [
        "connections {",
        "  vpn {",
        "    version = 2",
        $"    local_addrs = {machine.AddressIn(Entrance(machine))}",
        "    remote_addrs = %any",
        $"    proposals = {IpsecFiles.Ike}",
        "    pools = vpn",
        "    dpd_delay = 30s",
        "    local {",
        "      auth = pubkey",
        $"      certs = {NodeCertificates.CertificatePath(StrongSwanService.Certificate)}",
        $"      id = {machine.FullName}",
        "    }",
        "    remote {",
        "      auth = pubkey",
        $"      cacerts = {NodeCertificates.AuthorityPath}",
        $"      id = *@{machine.Names.Domain}",
        "    }",
        .. Child(machine),
        "  }",
        "}",
        .. Pools(vpn),
    ];

    private static IEnumerable<string> Child(Machine machine) =>
    [
        "    children {",
        "      vpn {",
        // From the bastion on, administrators go by its flows.
        $"        local_ts = {machine.AddressIn(Entrance(machine))}/32",
        $"        esp_proposals = {IpsecFiles.Esp}",
        "        dpd_action = clear",
        "      }",
        "    }",
    ];

    private static IEnumerable<string> Pools(VpnDeclaration vpn) =>
    [
        "pools {",
        "  vpn {",
        $"    addrs = {vpn.Clients}",
        "  }",
        "}",
    ];
}
