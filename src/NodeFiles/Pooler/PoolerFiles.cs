using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Text;

namespace ClusterProvisioning.NodeFiles.Pooler;

/// <summary>HAProxy in front, PgBouncer behind it, HAProxy again towards the members.</summary>
internal static class PoolerFiles
{
    private const string Template = "/etc/systemd/system/pgbouncer@.service";

    /// <summary>The part.</summary>
    public static BundlePart Of(Machine machine) => new()
    {
        Files =
        [
            HaProxyConfiguration.Of(machine),
            HaProxyText.Unit(),
            Unit(),
            .. PgBouncerInstance.All(machine).SelectMany(instance => PgBouncerConfiguration.Of(machine, instance)),
            // Logins come from auth_query, and its own login is by certificate.
            TextFile.ForGroup("postgres", PgBouncerConfiguration.UserList, $"\"{PgBouncerExporter.Login}\" \"\""),
        ],
        Directories = [new NodeDirectory("/etc/pgbouncer", "0755", "root", "root")],
        Units = ["haproxy.service", .. PgBouncerInstance.All(machine).Select(instance => $"pgbouncer@{instance.Name}.service")],
    };

    /// <summary>The unit of an instance. Debian's runs one only, and one configuration cannot tell ports apart.</summary>
    public static NodeFile Unit() => TextFile.Root(
        Template,
        TextFile.Notice,
        "[Unit]",
        "Description=PgBouncer (%i)",
        "Documentation=man:pgbouncer(1)",
        "Wants=network-online.target",
        "After=network-online.target",
        "",
        "[Service]",
        "Type=notify",
        "User=postgres",
        "RuntimeDirectory=pgbouncer-%i",
        "ExecStart=/usr/sbin/pgbouncer /etc/pgbouncer/%i.ini",
        "ExecReload=/bin/kill -HUP $MAINPID",
        "KillSignal=SIGINT",
        "Restart=always",
        "RestartSec=1",
        $"LimitNOFILE={Limits.OpenFiles}",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "",
        "[Install]",
        "WantedBy=multi-user.target");
}
