using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>pgBackRest on databases, backup servers and spare machines.</summary>
internal static class BackupFiles
{
    /// <summary>The folders of pgBackRest's settings.</summary>
    internal static IReadOnlyList<NodeDirectory> Folders { get; } =
        [new NodeDirectory("/etc/pgbackrest", "0755", "root", "root"), new NodeDirectory(PgBackRestConfiguration.Included, "0750", "root", "postgres")];

    /// <summary>What a database gets: the server, so that backups can be taken, and where its WAL goes.</summary>
    public static ServiceFiles OfDatabase(Machine machine) => BackupPlan.With(BackupTool.PgBackRest, machine) is not { } plan || plan.Written.Count == 0
        ? ServiceFiles.None
        : Part(
            [
                new PgBackRestConfiguration(machine, plan).OfDatabase().ReadBy(PgBackRestUnit.Name, ChangeTakes.Reload),
                OpenSsl(machine),
                Locks(),
                Server(machine, plan),
            ],
            [PgBackRestUnit.Name]);

    /// <summary>What a backup server gets.</summary>
    public static ServiceFiles OfServer(Machine machine)
    {
        if (BackupPlan.With(BackupTool.PgBackRest, machine) is not { } plan || plan.Minded.Count == 0)
            return ServiceFiles.None;
        var runs = BackupRuns.Of(plan);
        return Part(
            [
                new PgBackRestConfiguration(machine, plan).OfServer().ReadBy(PgBackRestUnit.Name, ChangeTakes.Reload),
                OpenSsl(machine),
                Locks(),
                Server(machine, plan),
                .. StanzaFiles.Of(plan),
                .. runs.Select(run => run.TimerFile()),
                .. BackupRuns.Services(plan),
            ],
            [PgBackRestUnit.Name, StanzaFiles.Unit, .. runs.Select(run => run.Timer)]);
    }

    private static ServiceFiles Part(IReadOnlyList<NodeFile> files, IReadOnlyList<string> units) => new()
    {
        Files = files,
        Directories =
        [
            .. Folders,
            .. units.Contains(StanzaFiles.Unit) ? [ClusterScripts.Folder] : Array.Empty<NodeDirectory>(),
        ],
        Units = units,
    };

    private static NodeFile OpenSsl(Machine machine) => OpenSslDefaults.Of(machine).ReadBy(PgBackRestUnit.Name, ChangeTakes.Restart);

    /// <summary>What makes the folder of locks at each boot, for /run is empty then.</summary>
    internal static NodeFile Locks() =>
        TextFile.Root("/etc/tmpfiles.d/cluster-backup.conf", TextFile.Notice, $"d {PgBackRestConfiguration.Locks} 0770 postgres postgres");

    // Debian's unit waits three seconds to see whether its daemon lives; Restart sees it too.
    private static NodeFile Server(Machine machine, BackupPlan plan)
    {
        var folders = plan.Minded.Where(each => each.Host is not null).Select(each => each.Declared.Path).ToList();
        return TextFile.Root(
            $"/etc/systemd/system/{PgBackRestUnit.Name}",
            [
                TextFile.Notice,
                "[Unit]",
                "Description=pgBackRest server: repositories and databases reach each other here",
                "Documentation=man:pgbackrest(1)",
                "Wants=network-online.target",
                "After=network-online.target",
                .. MountedDisks.Lines(machine, folders),
                "StartLimitIntervalSec=0",
                "",
                .. ServerProcess(folders),
                "",
                "[Install]",
                "WantedBy=multi-user.target",
            ]);
    }

    private static IEnumerable<string> ServerProcess(List<string> folders) =>
    [
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
    ];
}
