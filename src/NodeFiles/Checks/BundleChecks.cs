using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>Which programs read the files of a bundle.</summary>
internal static class BundleChecks
{
    private const string Bash = "#!/bin/bash";
    private const string NetworkFolder = "/etc/systemd/network";
    private const string NetworkUp = "lo: Link UP";

    /// <summary>The checks of a bundle.</summary>
    public static IReadOnlyList<Check> Of(Region region, Bundle bundle) =>
    [
        .. Common(bundle),
        .. IpsecChecks.Of(bundle),
        .. StorageChecks.Of(bundle),
        .. bundle.NodeGroup.Role switch
        {
            NodeRole.Etcd => EtcdChecks.Of(),
            NodeRole.Database => DatabaseChecks.Of(region, bundle),
            NodeRole.Pooler => PoolerChecks.Of(bundle),
            NodeRole.Gateway => GatewayChecks.Of(),
            NodeRole.Monitoring => MonitoringChecks.Of(),
            NodeRole.Directory => DirectoryChecks.Of(bundle),
            NodeRole.ObjectStorage => ObjectStorageChecks.Of(bundle),
            _ => [],
        },
        .. BackupChecks.Of(bundle),
    ];

    private static IEnumerable<Check> Common(Bundle bundle)
    {
        yield return new Check("nft", "/etc/nftables.conf", "nft -c -f /etc/nftables.conf");
        yield return new Check("sysctl", "/etc/sysctl.d/90-cluster.conf", "sysctl --dry-run --quiet --load=/etc/sysctl.d/90-cluster.conf");
        yield return Networkd();
        if (bundle.Files.Any(file => file.Path.EndsWith(".link", StringComparison.Ordinal)))
            yield return new Check("udev", $"{NetworkFolder}/*.link", $"udevadm test-builtin net_setup_link /sys/class/net/lo 2>&1 | grep {NetworkFolder} | grep -v '^Parsed configuration file' || true") { Judge = Check.Silent };
        yield return new Check("systemd-analyze", string.Join(' ', bundle.Units), $"systemd-analyze verify --man=no {string.Join(' ', bundle.Units.Concat(OwnServices(bundle)).Distinct(StringComparer.Ordinal))}") { Judge = Units(bundle) };
        if (bundle.Find(NodeFiles.Common.BesideTheMachine.Clock) is { } clock)
            yield return new Check("chronyd", clock.Path, $"chronyd -p -f {clock.Path}");
        var scripts = bundle.Files.Where(IsScript).Select(file => file.Path).ToList();
        if (scripts.Count > 0)
            yield return new Check("shellcheck", string.Join(' ', scripts), $"shellcheck --shell=bash {string.Join(' ', scripts)}");
        if (bundle.Find("/etc/ssh/sshd_config.d/10-cluster.conf") is { } sshd)
            yield return new Check("sshd", sshd.Path, "ssh-keygen -q -t ed25519 -N '' -f /etc/cluster/ssh/ssh_host_ed25519_key && sshd -t") { Judge = Check.Silent };
        if (bundle.Find(NodeFiles.Common.Exporter.WebConfig) is { } web)
            yield return Started("node_exporter", web.Path, $"setpriv --reuid prometheus --regid prometheus --init-groups prometheus-node-exporter --web.listen-address=127.0.0.1:9100 --web.config.file={web.Path}", "TLS is enabled.");
    }

    // Debian has no package of Consul, so the image that this is checked in has no program of that name.
    private static Func<int, string, string?> Units(Bundle bundle) => !bundle.Units.Contains(Consul.ConsulFiles.Unit) ? Check.Silent
        : (_, output) => string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains("Command /usr/bin/consul is not executable", StringComparison.Ordinal))) is { Length: > 0 } left ? left : null;

    // It goes on after an unknown key, and says so.
    private static Check Networkd() => Started("systemd-networkd", NetworkFolder, "bash -c 'install -d -o systemd-network -g systemd-network /run/systemd/netif; exec /usr/lib/systemd/systemd-networkd'", NetworkUp) with
    {
        Judge = (_, output) => output.Contains(NetworkUp, StringComparison.Ordinal) && !output.Contains(NetworkFolder, StringComparison.Ordinal) ? null : output,
    };

    /// <summary>A daemon without a checker of its own: it must say that it is up, however long a busy host lets it take, and then still run.</summary>
    public static Check Started(string checker, string subject, string command, string proof) => new(checker, subject, $"""
        timeout -k 5 50 {command} >/run/started 2>&1 &
        for _ in $(seq 400); do grep -qF '{proof}' /run/started && break; kill -0 $! 2>/dev/null || break; sleep 0.1; done
        sleep 0.2
        kill $! 2>/dev/null && code=0 || code=1
        wait $!
        cat /run/started
        exit $code
        """)
    {
        Judge = (code, output) => code == 0 && output.Contains(proof, StringComparison.Ordinal) ? null : $"wanted: still running after the words '{proof}'{(code == 0 ? "" : "; it ended")}\n{output}",
    };

    // What no one enables is started by a timer or by hand.
    private static IEnumerable<string> OwnServices(Bundle bundle) => bundle.Files.Select(file => file.Path)
        .Where(path => path.StartsWith("/etc/systemd/system/", StringComparison.Ordinal) && path.EndsWith(".service", StringComparison.Ordinal) && !path.EndsWith("@.service", StringComparison.Ordinal))
        .Select(path => path["/etc/systemd/system/".Length..]);

    private static bool IsScript(NodeFile file) =>
        file.Content.StartsWith(Bash, StringComparison.Ordinal) || file.Content.StartsWith("#!/bin/sh", StringComparison.Ordinal) || file.Path.EndsWith(".sh", StringComparison.Ordinal);
}
