using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Base;

/// <summary><c>/etc/sysctl.d/90-cluster.conf</c>: what each machine asks of its kernel.</summary>
internal static class SysctlFile
{
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

    /// <summary>Where the settings lie that systemd-sysctl applies at each boot.</summary>
    public const string Path = "/etc/sysctl.d/90-cluster.conf";

    private const string Swappiness = "vm.swappiness = 1";

    /// <summary>The file: what every machine asks, then what its services do.</summary>
    public static NodeFile Of(Machine machine)
    {
        var services = MachineServices.Of(machine.Region, machine.Group).OfType<ITunesKernel>().SelectMany(service => service.KernelSettings(machine)).ToList();
        return TextFile.Root(Path, [TextFile.Notice, .. Everywhere, .. services.Contains(Swappiness) ? [] : new[] { Swappiness }, .. services]);
    }
}
