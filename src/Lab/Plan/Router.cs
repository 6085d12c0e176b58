using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>The lab's own router: a leg in every network but the isolated ones that no flow crosses, and a firewall that forwards the declared flows
/// only.</summary>
internal static class Router
{
    private const string Name = "router";

    /// <summary>The machine.</summary>
    public static LabNode Of(Region region)
    {
        var crossing = Connections.Of(region).Where(connection => connection.From.Network is not null
            && connection.From.Network != connection.To.Network).ToList();
        var crossed = crossing.SelectMany(connection => new[] { connection.From.Network!, connection.To.Network }).ToHashSet();
        var legs = region.Sites.SelectMany(site => site.Networks)
            .Where(network => network.Declared.Exposure != Exposure.Isolated || crossed.Contains(network))
            .Select(LabNetwork.Of)
            .Select(network => new LabLeg(Name, network, LinkName.Of(network.Name, $"{network.Site}/{network.Name}"), network.Router))
            .ToList();
        return new LabNode { Name = Name, Role = null, Legs = legs, Disks = [], Content = Content(region, legs, crossing), Memory = 64 << 20 };
    }

    private static NodeContent Content(Region region, List<LabLeg> legs, List<Connection> crossing) => new(
        [
            File("/etc/hostname", Name + "\n"),
            File("/etc/machine-id", MachineId(region) + "\n"),
            File("/etc/sysctl.d/90-router.conf", "net.ipv4.ip_forward = 1\nnet.ipv6.conf.all.disable_ipv6 = 1\n"),
            File("/etc/nftables.conf", RouterFirewall.Of(legs, crossing)),
            .. legs.Select(leg => File($"/etc/systemd/network/10-{leg.Interface}.network", NetworkUnit(leg))),
        ],
        [],
        ["systemd-networkd.service", "nftables.service"]);

    private static NodeFile File(string path, string text) => new(path, "0644", "root", "root", text);

    private static string MachineId(Region region) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{region.Name}/{Name}")))[..32];

    private static string NetworkUnit(LabLeg leg) =>
        $"""
        [Match]
        Name={leg.Interface}

        [Network]
        Address={leg.Address}/{leg.Network.Cidr.PrefixLength}
        LinkLocalAddressing=no
        IPv6AcceptRA=no
        LLDP=no

        """;
}
