using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Etcd;

/// <summary>An etcd member.</summary>
internal static class EtcdFiles
{
    /// <summary>The settings, and how the unit starts etcd with them.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            EtcdConfiguration.Of(machine),
            // With a configuration file etcd ignores every variable that Debian's unit sets.
            TextFile.Root("/etc/default/etcd", TextFile.Notice, $"DAEMON_ARGS=\"--config-file {EtcdConfiguration.Path}\""),
            Unit(machine),
        ],
        Directories = [new NodeDirectory("/etc/etcd", "0755", "root", "root")],
        Units = [EtcdService.Unit],
    };

    private static NodeFile Unit(Machine machine) => TextFile.Root(
        "/etc/systemd/system/etcd.service.d/10-cluster.conf",
        [
            TextFile.Notice,
            "[Unit]",
            "After=network-online.target",
            .. MountedDisks.Lines(machine, EtcdConfiguration.Mount),
            "",
            "[Service]",
            $"ExecStartPre=+/usr/bin/install -d -m 0700 -o etcd -g etcd {EtcdConfiguration.DataFolder}",
            "Restart=always",
            "RestartSec=2",
        ]);
}
