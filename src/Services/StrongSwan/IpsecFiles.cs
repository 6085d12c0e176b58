using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Security;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.StrongSwan;

/// <summary>IPsec between machines of one's own (swanctl.conf(5)): transport mode, IKEv2 by certificate, AES-256-GCM over
/// P-384 (RFC 6379, Suite-B-GCM-256). The first packet makes the association, and none leaves without it.</summary>
internal static class IpsecFiles
{
    /// <summary>The file of connections between machines.</summary>
    public const string Path = "/etc/swanctl/conf.d/cluster.conf";

    /// <summary>The certificate's key, where swanctl looks for keys.</summary>
    public const string KeyPath = "/etc/swanctl/private/cluster.key";

    /// <summary>What the talk about keys is protected with.</summary>
    public const string Ike = "aes256gcm16-prfsha384-ecp384";
    /// <summary>What packets are protected with.</summary>
    public const string Esp = "aes256gcm16-ecp384";

    /// <summary>True if a region's machines wrap what they say to each other. A cloud's networks have no protocol but those of its security groups.</summary>
    public static bool IsOn(Region region) => region.Declared.Target == Target.Metal && region.Declared.Security.Ipsec != IpsecScope.None;

    /// <summary>The connections to each peer; empty where nothing is wrapped. A lab's kernel has no ESP.</summary>
    public static ServiceFiles Of(Machine machine) => !IsOn(machine.Region) || !machine.Realisation.TakesCards ? ServiceFiles.None : new ServiceFiles
    {
        Files =
        [
            new NodeFile(
                Path,
                "0644",
                "root",
                "root",
                TextFile.Join([TextFile.Notice, "connections {", .. IpsecPeer.Of(machine).SelectMany(peer => Connection(machine, peer)), "}"]))
                .ReadBy(StrongSwanService.Unit, ChangeTakes.Reload),
            .. Daemon(),
        ],
        Units = [StrongSwanService.Unit],
    };

    /// <summary>What the daemon itself has beside Debian's: its place in the order of starts, and what it writes to the journal.</summary>
    public static IEnumerable<NodeFile> Daemon() => [Unit(), Journal()];

    // Associations that come and go, and not each packet about them: between idle machines there are some every ten seconds (strongswan.conf(5), level 0).
    private static NodeFile Journal() =>
        TextFile.Root("/etc/strongswan.d/cluster.conf", TextFile.Notice, "charon-systemd {", "  journal {", "    default = 0", "  }", "}")
            .ReadBy(StrongSwanService.Unit, ChangeTakes.Restart);

    private static NodeFile Unit() =>
        TextFile.Root(
            $"/etc/systemd/system/{StrongSwanService.Unit}.d/10-cluster.conf",
            TextFile.Notice,
            "[Unit]",
            "Wants=network-online.target",
            "After=network-online.target",
            "Before=patroni.service etcd.service haproxy.service",
            "",
            "[Service]",
            "Restart=always",
            "RestartSec=2");

    /// <summary>The firewall's lines for what comes wrapped, and for the talk about keys.</summary>
    public static IEnumerable<string> Inwards(Machine machine) => Rules(machine, "saddr");

    /// <summary>The firewall's lines for what goes out wrapped.</summary>
    public static IEnumerable<string> Outwards(Machine machine) => Rules(machine, "daddr");

    private static IEnumerable<string> Rules(Machine machine, string side)
    {
        if (!IsOn(machine.Region) || !machine.Realisation.TakesCards || IpsecPeer.Of(machine) is not { Count: > 0 } peers)
            return [];
        var set = string.Join(", ", peers.Select(peer => peer.Address).Distinct());
        return [$"ip {side} {{ {set} }} udp dport {{ 500, 4500 }} accept comment \"ike\"", $"ip {side} {{ {set} }} ip protocol esp accept comment \"esp\""];
    }

    private static IEnumerable<string> Connection(Machine machine, IpsecPeer peer)
    {
        var name = $"{peer.Network}-{peer.Node.Name}-{peer.Address.ToString().Replace('.', '-')}";
        return
        [
            $"  {name} {{",
            "    version = 2",
            $"    local_addrs = {peer.Own}",
            $"    remote_addrs = {peer.Address}",
            $"    proposals = {Ike}",
            "    dpd_delay = 10s",
            "    local {",
            "      auth = pubkey",
            $"      certs = {NodeCertificates.CertificatePath(StrongSwanService.Certificate)}",
            $"      id = {machine.FullName}",
            "    }",
            "    remote {",
            "      auth = pubkey",
            $"      cacerts = {NodeCertificates.AuthorityPath}",
            $"      id = {machine.Names.Of(peer.Node)}",
            "    }",
            .. Child(name),
            "  }",
        ];
    }

    private static IEnumerable<string> Child(string name) =>
    [
        "    children {",
        $"      {name} {{",
        "        mode = transport",
        "        start_action = trap",
        "        dpd_action = trap",
        $"        esp_proposals = {Esp}",
        "      }",
        "    }",
    ];
}
