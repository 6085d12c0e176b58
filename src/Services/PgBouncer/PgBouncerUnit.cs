using System.Globalization;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>PgBouncer's unit, an instance a configuration. Debian's runs one only, and one configuration cannot tell ports apart.</summary>
internal static class PgBouncerUnit
{
    /// <summary>Every instance's name, as a pattern.</summary>
    public const string Every = "pgbouncer@*.service";

    /// <summary>The folder that holds the settings of all instances.</summary>
    public static NodeDirectory Folder { get; } = new("/etc/pgbouncer", "0755", "root", "root");

    // Marked CF_NO_RELOAD in PgBouncer's src/main.c.
    private static readonly string[] AtStart =
    [
        "job_name", "pidfile", "listen_addr", "listen_port", "listen_backlog", "unix_socket_dir", "unix_socket_mode", "unix_socket_group", "user", "pkt_buf",
        "so_reuseport", "disable_pqexec",
    ];

    /// <summary>The unit of one instance, by the instance's name.</summary>
    public static string Of(string instance) => $"pgbouncer@{instance}.service";

    /// <summary>True for the unit of an instance.</summary>
    public static bool IsInstance(string unit) => unit.StartsWith("pgbouncer@", StringComparison.Ordinal);

    /// <summary>What a change of an instance's settings takes.</summary>
    public static FileReader Settings(string instance) => new(Of(instance), ChangeTakes.Reload)
    {
        Form = FileForm.Ini,
        Keys = [.. AtStart.Select(key => new KeyReader(key, Of(instance), ChangeTakes.Restart))],
    };

    /// <summary>A PgBouncer started with an instance's settings.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="before">A command that comes first; empty for none.</param>
    public static Check Check(string instance, string before = "") => Services.Check.Started(
        "pgbouncer",
        $"/etc/pgbouncer/{instance}.ini",
        string.Create(
            CultureInfo.InvariantCulture,
            $"bash -c 'install -d -o postgres /run/pgbouncer-{instance}; {before}ulimit -n $(ulimit -Hn); {AsPostgres(instance)}'"),
        "process up:");

    /// <summary>The template of which each instance is one.</summary>
    public static NodeFile Template() => TextFile.Root(
        "/etc/systemd/system/pgbouncer@.service",
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

    private static string AsPostgres(string instance) =>
        $"exec setpriv --reuid postgres --regid postgres --init-groups pgbouncer /etc/pgbouncer/{instance}.ini";
}
