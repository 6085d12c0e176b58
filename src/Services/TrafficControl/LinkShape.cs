using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.TrafficControl;

/// <summary>What a member may send to the other site (tc-htb(8)): replication must not fill the link, and members of the own site are not held back.</summary>
internal static class LinkShape
{
    /// <summary>Where the unit lies that shapes the card.</summary>
    public const string Path = $"/etc/systemd/system/{Unit}";

    private const string Unit = "cluster-link-shape.service";

    // A timer's tick at the rate is sent at once; less, and the rate is not reached.
    private const int BurstsPerSecond = 250;
    private const int LeastBurst = 16 << 10;

    /// <summary>The unit that shapes what leaves for the other site; empty where the link is nobody's bottleneck.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var far = Far(machine).ToList();
        return machine.Region.Declared.DisasterRecovery.Link?.Shape is not { } shape || far.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files = [Service(Interfaces.NameOf(far[0].Own), far.Select(pair => pair.Other).Distinct(), shape.BitsPerSecond)],
            Units = [Unit],
        };
    }

    // The network in which members of both sites meet.
    private static IEnumerable<(NetworkSegment Own, NetworkSegment Other)> Far(Machine machine) =>
        from connection in machine.Flows.Out
        where connection.From.Group?.Role == NodeRole.Database && connection.To.Group.Role == NodeRole.Database && !connection.IsLocal
        select (connection.From.Network!, connection.To.Network);

    private static NodeFile Service(string card, IEnumerable<NetworkSegment> networks, long bits) => TextFile.Root(
        Path,
        [
            TextFile.Notice,
            "[Unit]",
            "Description=Hold back what goes to the other site",
            "Documentation=man:tc-htb(8)",
            "Wants=network-online.target",
            "After=network-online.target",
            "Before=patroni.service",
            "",
            "[Service]",
            "Type=oneshot",
            "RemainAfterExit=yes",
            $"ExecStart=/usr/sbin/tc qdisc replace dev {card} root handle 1: htb",
            $"ExecStart=/usr/sbin/tc class replace dev {card} parent 1: classid 1:1 htb {Rate(bits)}",
            .. networks.Select(network => $"{Filter(card)} match ip dst {network.Declared.Cidr} flowid 1:1"),
            $"ExecStop=/usr/sbin/tc qdisc delete dev {card} root",
            "",
            "[Install]",
            "WantedBy=multi-user.target",
        ]);

    private static string Filter(string card) => $"ExecStart=/usr/sbin/tc filter add dev {card} parent 1: protocol ip prio 1 u32";

    private static string Rate(long bits) =>
        $"rate {bits.ToString(CultureInfo.InvariantCulture)}bit burst {Burst(bits)}b cburst {Burst(bits)}b";

    private static string Burst(long bits) => Math.Max(LeastBurst, bits / 8 / BurstsPerSecond).ToString(CultureInfo.InvariantCulture);
}
