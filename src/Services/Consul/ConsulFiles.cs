using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Consul;

/// <summary>Consul in etcd's place: servers of role consul, and an agent beside each Patroni.
/// Debian 13 has no package of it; the image of such a region takes HashiCorp's.</summary>
internal static class ConsulFiles
{
    /// <summary>The gossip's key; systemd hands it to the unit.</summary>
    public const string GossipPath = "/etc/consul.d/gossip.key.json";

    private const string UserUnit = "consul-user.service";
    private const string Users = "/etc/sysusers.d/consul.conf";

    /// <summary>What a server brings, and an agent likewise: the settings, the user and the unit.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            ConsulConfiguration.Of(machine).ReadBy(ConsulService.Unit, ChangeTakes.Restart),
            TextFile.Root(Users, TextFile.Notice, $"u consul - \"Consul\" {ConsulConfiguration.Mount}"),
            TextFile.Root(
                $"/etc/systemd/system/{UserUnit}",
                TextFile.Notice,
                "[Unit]",
                "Description=Make Consul's user",
                "",
                "[Service]",
                "Type=oneshot",
                "RemainAfterExit=yes",
                $"ExecStart=/usr/bin/systemd-sysusers {Users}"),
            TextFile.Root($"/etc/systemd/system/{ConsulService.Unit}", Lines(machine)),
        ],
        Directories = [new NodeDirectory("/etc/consul.d", "0755", "root", "root")],
        Units = [ConsulService.Unit],
    };

    private static IEnumerable<string> Lines(Machine machine) =>
    [
        TextFile.Notice,
        "[Unit]",
        "Description=Consul",
        $"Requires={UserUnit}",
        "Wants=network-online.target",
        $"After=network-online.target {UserUnit}",
        .. MountedDisks.Lines(machine, ConsulConfiguration.Mount),
        "",
        "[Service]",
        "Type=notify",
        "User=consul",
        "Group=consul",
        $"LoadCredential=consul.key:{NodeCertificates.KeyPath(ConsulService.Certificate)}",
        $"LoadCredential=gossip.json:{GossipPath}",
        $"ExecStartPre=+/usr/bin/install -d -m 0700 -o consul -g consul {ConsulConfiguration.DataFolder}",
        $"ExecStart=/usr/bin/consul agent -config-file={ConsulConfiguration.Path} -config-file=%d/gossip.json",
        "ExecReload=/bin/kill -HUP $MAINPID",
        "KillMode=process",
        "Restart=always",
        "RestartSec=2",
        "LimitNOFILE=65536",
        "",
        "[Install]",
        "WantedBy=multi-user.target",
    ];
}
