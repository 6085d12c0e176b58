using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Base;

/// <summary>What every machine has below its daemons: names, addresses, firewall, kernel settings, limits.</summary>
public sealed class BaseSystemService : IService, IChecked
{
    private const string NetworkFolder = "/etc/systemd/network";
    private const string NetworkUp = "lo: Link UP";

    /// <inheritdoc/>
    public string Name => "base-system";

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => new()
    {
        Files =
        [
            .. Identity.Of(machine),
            HostsFile.Of(machine),
            .. Resolver.Of(machine),
            Firewall.Of(machine),
            .. NetworkFiles.Of(machine),
            .. Uplink.Of(machine),
            SysctlFile.Of(machine),
            Limits.Of(),
        ],
        Directories = [new NodeDirectory("/etc/cluster", "0755", "root", "root"), new NodeDirectory(NodeCertificates.Folder, "0755", "root", "root")],
        Units = [Firewall.Unit, "systemd-networkd.service"],
    };

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files)
    {
        yield return new Check("nft", Firewall.Path, $"nft -c -f {Firewall.Path}");
        yield return new Check("sysctl", SysctlFile.Path, $"sysctl --dry-run --quiet --load={SysctlFile.Path}");
        yield return Networkd();
        if (files.Files.Any(file => file.Path.EndsWith(".link", StringComparison.Ordinal)))
            yield return Links();
    }

    private static Check Links() => new(
        "udev",
        $"{NetworkFolder}/*.link",
        $"udevadm test-builtin net_setup_link /sys/class/net/lo 2>&1 | grep {NetworkFolder} | grep -v '^Parsed configuration file' || true")
    {
        Judge = Check.Silent,
    };

    // It goes on after an unknown key, and says so.
    private static Check Networkd() => Check.Started(
        "systemd-networkd",
        NetworkFolder,
        "bash -c 'install -d -o systemd-network -g systemd-network /run/systemd/netif; exec /usr/lib/systemd/systemd-networkd'",
        NetworkUp) with
    {
        Judge = (_, output) => output.Contains(NetworkUp, StringComparison.Ordinal) && !output.Contains(NetworkFolder, StringComparison.Ordinal)
            ? null
            : output,
    };
}
