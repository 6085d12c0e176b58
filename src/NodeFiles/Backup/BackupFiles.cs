using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration.Backup;

namespace ClusterProvisioning.NodeFiles.Backup;

/// <summary>pgBackRest on databases, backup servers and spare machines.</summary>
internal static class BackupFiles
{
    /// <summary>The certificate of backup servers and spare machines; a database shows PostgreSQL's.</summary>
    public const string Certificate = "pgbackrest";

    private const string ServerUnit = "pgbackrest.service";

    /// <summary>The folders of pgBackRest's settings.</summary>
    internal static IReadOnlyList<NodeDirectory> Folders { get; } = [new NodeDirectory("/etc/pgbackrest", "0755", "root", "root"), new NodeDirectory(PgBackRestConfiguration.Included, "0750", "root", "postgres")];

    /// <summary>What a database gets: the server, so that backups can be taken, and where its WAL goes.</summary>
    public static BundlePart OfDatabase(Machine machine) => BackupPlan.With(BackupTool.PgBackRest, machine) is not { } plan || plan.Written.Count == 0
        ? new BundlePart()
        : Part([new PgBackRestConfiguration(machine, plan).OfDatabase(), Locks(), Server(plan)], [ServerUnit]);

    /// <summary>What a backup server gets.</summary>
    public static BundlePart OfServer(Machine machine)
    {
        if (BackupPlan.With(BackupTool.PgBackRest, machine) is not { } plan || plan.Minded.Count == 0)
            return new BundlePart();
        var runs = BackupRuns.Of(plan);
        return Part(
            [new PgBackRestConfiguration(machine, plan).OfServer(), OpenSslDefaults.Of(machine), Locks(), Server(plan), .. StanzaFiles.Of(plan), .. runs.Select(run => run.TimerFile()), .. BackupRuns.Services(plan)],
            [ServerUnit, StanzaFiles.Unit, .. runs.Select(run => run.Timer)]);
    }

    private static BundlePart Part(IReadOnlyList<NodeFile> files, IReadOnlyList<string> units) => new()
    {
        Files = files,
        Directories =
        [
            .. Folders,
            .. units.Contains(StanzaFiles.Unit) ? [new NodeDirectory("/usr/local/lib/cluster", "0755", "root", "root")] : Array.Empty<NodeDirectory>(),
        ],
        Units = units,
    };

    /// <summary>The folder of locks; made at each boot.</summary>
    internal static NodeFile Locks() => TextFile.Root("/etc/tmpfiles.d/cluster-backup.conf", TextFile.Notice, $"d {PgBackRestConfiguration.Locks} 0770 postgres postgres");

    // Debian's unit waits three seconds to see whether its daemon lives; Restart sees it too.
    private static NodeFile Server(BackupPlan plan)
    {
        var folders = plan.Minded.Where(each => each.Host is not null).Select(each => each.Declared.Path).ToList();
        return TextFile.Root(
            $"/etc/systemd/system/{ServerUnit}",
            [
                TextFile.Notice,
                "[Unit]",
                "Description=pgBackRest server: repositories and databases reach each other here",
                "Documentation=man:pgbackrest(1)",
                "Wants=network-online.target",
                "After=network-online.target",
                .. folders.Count == 0 ? [] : (string[])[$"RequiresMountsFor={string.Join(' ', folders)}"],
                "StartLimitIntervalSec=0",
                "",
                "[Service]",
                "User=postgres",
                "Group=postgres",
                OpenSslDefaults.UnitLine,
                .. folders.Count == 0 ? [] : (string[])[$"ExecStartPre=+/usr/bin/install -d -m 0750 -o postgres -g postgres {string.Join(' ', folders)}"],
                "ExecStart=/usr/bin/pgbackrest server",
                "ExecReload=/bin/kill -HUP $MAINPID",
                "Restart=always",
                "RestartSec=1",
                "NoNewPrivileges=yes",
                "ProtectHome=yes",
                "",
                "[Install]",
                "WantedBy=multi-user.target",
            ]);
    }
}
