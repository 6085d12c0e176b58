using System.Globalization;
using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles.Common;

/// <summary><c>/etc/sysctl.d/90-cluster.conf</c>: what each machine asks of its kernel.</summary>
internal static class KernelSettings
{
    private const long HugePage = 2L << 20;
    private const long Slack = 64L << 20;

    private static readonly string[] Everywhere =
    [
        "net.ipv6.conf.all.disable_ipv6 = 1",
        "net.ipv4.ip_forward = 0",
        "# An address answers on its own network only: replication and database networks must not stand in for each other.",
        "net.ipv4.conf.all.rp_filter = 1",
        "net.ipv4.conf.default.rp_filter = 1",
        "net.ipv4.conf.all.arp_ignore = 1",
        "net.ipv4.conf.all.arp_announce = 2",
        "net.ipv4.conf.all.accept_redirects = 0",
        "net.ipv4.conf.all.send_redirects = 0",
        "net.core.somaxconn = 4096",
        "net.ipv4.tcp_keepalive_time = 60",
        "net.ipv4.tcp_keepalive_intvl = 10",
        "net.ipv4.tcp_keepalive_probes = 6",
    ];

    /// <summary>The file.</summary>
    public static NodeFile Of(Machine machine) => TextFile.Root("/etc/sysctl.d/90-cluster.conf", [TextFile.Notice, .. Everywhere, .. Role(machine)]);

    private static IEnumerable<string> Role(Machine machine) => machine.Group.Role switch
    {
        NodeRole.Database => Database(machine),
        NodeRole.Pooler => ["# Each client takes a local port towards PgBouncer and one towards the database.", "net.ipv4.ip_local_port_range = 10240 65535", "vm.swappiness = 1", .. Shared(machine)],
        _ => ["vm.swappiness = 1"],
    };

    private static string[] Shared(Machine machine) => machine.Group.SharedAddress is null ? [] :
        ["# HAProxy listens on the shared address also while another machine holds it.", "net.ipv4.ip_nonlocal_bind = 1"];

    private static IEnumerable<string> Database(Machine machine) =>
    [
        "vm.swappiness = 1",
        "# Strict accounting, and dirty pages bounded in bytes (PostgreSQL docs, \"Managing Kernel Resources\").",
        "vm.overcommit_memory = 2",
        "vm.overcommit_ratio = 80",
        "vm.dirty_background_bytes = 268435456",
        "vm.dirty_bytes = 1073741824",
        $"vm.nr_hugepages = {HugePages(machine).ToString(CultureInfo.InvariantCulture)}",
    ];

    // Shared memory is shared_buffers, about 3 % that describes them, and what does not grow with them (shared_memory_size_in_huge_pages).
    private static long HugePages(Machine machine)
    {
        var buffers = PostgresMemory.For(machine.Group.Hardware, machine.Region.Declared.Postgresql).SharedBuffers.Count;
        return ((buffers / 100 * 103) + Slack + HugePage - 1) / HugePage;
    }
}
