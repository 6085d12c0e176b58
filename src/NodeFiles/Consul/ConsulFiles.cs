using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles.Consul;

/// <summary>Consul in etcd's place: servers of role consul, and an agent beside each Patroni. Debian 13 has no package of it; the image of such a region takes HashiCorp's.</summary>
internal static class ConsulFiles
{
    /// <summary>The certificate of server and agent.</summary>
    public const string Certificate = "consul";

    /// <summary>The gossip's key; systemd hands it to the unit.</summary>
    public const string GossipPath = "/etc/consul.d/gossip.key.json";

    /// <summary>The unit's name.</summary>
    public const string Unit = "consul.service";

    private const string UserUnit = "consul-user.service";
    private const string Users = "/etc/sysusers.d/consul.conf";

    /// <summary>True if a machine runs Consul.</summary>
    public static bool RunsOn(Region region, NodeRole role) => region.DcsRole == NodeRole.Consul && role is NodeRole.Consul or NodeRole.Database;

    /// <summary>The part; empty where the machine runs none.</summary>
    public static BundlePart Of(Machine machine) => !RunsOn(machine.Region, machine.Group.Role) ? new BundlePart() : new BundlePart
    {
        Files =
        [
            ConsulConfiguration.Of(machine),
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
            TextFile.Root($"/etc/systemd/system/{Unit}", Lines()),
        ],
        Directories = [new NodeDirectory("/etc/consul.d", "0755", "root", "root")],
        Units = [Unit],
    };

    private static IEnumerable<string> Lines() =>
    [
        TextFile.Notice,
        "[Unit]",
        "Description=Consul",
        $"Requires={UserUnit}",
        "Wants=network-online.target",
        $"After=network-online.target {UserUnit}",
        $"RequiresMountsFor={ConsulConfiguration.Mount}",
        "",
        "[Service]",
        "Type=notify",
        "User=consul",
        "Group=consul",
        $"LoadCredential=consul.key:{NodeCertificates.KeyPath(Certificate)}",
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
