using System.Reflection;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services.Backups;
using ClusterProvisioning.Services.Patroni;
using ClusterProvisioning.Services.PgBackRest;
using ClusterProvisioning.Services.Text;
using ClusterProvisioning.Services.WalG;

namespace ClusterProvisioning.Services.Restore;

/// <summary>A spare machine: a backup is restored there, and a server started on it that no one but the machine itself can reach.</summary>
internal static class RestoreFiles
{
    /// <summary>The settings of the restored server; its own from the backup are of a member.</summary>
    public const string Settings = "/etc/cluster/restore/postgresql.conf";

    private const string Restores = "restores";
    private const string Script = "/usr/local/sbin/cluster-restore";
    private const string Places = "/etc/cluster/restore/places";
    private const string Unit = "cluster-restored.service";
    private const string Socket = "/run/cluster-restored";

    /// <summary>The script of restores and what it reads; empty where the region makes no backups.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        if (BackupPlan.With(BackupTool.PgBackRest, machine) is { } plan)
            return Part(machine, plan, OfPgBackRest(machine, plan));
        return WalGFiles.PlanOf(machine) is { } read ? Part(machine, read, WalGFiles.OfReader(machine, read)) : ServiceFiles.None;
    }

    private static ServiceFiles OfPgBackRest(Machine machine, BackupPlan plan) => new()
    {
        Files = [new PgBackRestConfiguration(machine, plan).OfSpare().ReadBy("pgbackrest", ChangeTakes.Nothing), BackupFiles.Locks()],
        Directories = BackupFiles.Folders,
    };

    private static ServiceFiles Part(Machine machine, BackupPlan plan, ServiceFiles tool) => new()
    {
        Files =
        [
            .. tool.Files,
            OpenSslDefaults.Of(machine).ReadBy(Restores, ChangeTakes.Nothing),
            PlacesFile(machine, plan).ReadBy(Restores, ChangeTakes.Nothing),
            SettingsFile(machine).ReadBy(Restores, ChangeTakes.Nothing),
            TextFile.Root("/etc/cluster/restore/pg_hba.conf", TextFile.Notice, "local all all peer map=spare").ReadBy(Restores, ChangeTakes.Nothing),
            TextFile.Root(
                "/etc/cluster/restore/pg_ident.conf",
                TextFile.Notice,
                $"spare postgres {DatabaseRoles.Superuser}",
                $"spare root {DatabaseRoles.Superuser}")
                .ReadBy(Restores, ChangeTakes.Nothing),
            UnitFile(machine),
            new NodeFile(Script, "0755", "root", "root", ScriptText()).ReadBy(Restores, ChangeTakes.Nothing),
        ],
        Directories = [.. tool.Directories, new NodeDirectory("/etc/cluster/restore", "0755", "root", "root")],
    };

    private static NodeFile PlacesFile(Machine machine, BackupPlan plan)
    {
        var folders = new DataFolders(machine.Region, machine.Group);
        var tablespaces = machine.Region.Declared.Database?.Tablespaces.Values.Select(each => each.Location) ?? [];
        return TextFile.Root(
            Places,
            [
                TextFile.Notice,
                $"tool={EnumName.Of(plan.Declared.Tool)}",
                .. plan.Declared.Tool == BackupTool.WalG ? [$"wal_g={WalArchive.WalG}"] : (string[])[$"stanza={plan.Stanza}"],
                $"near={(plan.Near ?? plan.Repositories[0]).Number}",
                $"data={folders.Data}",
                $"programs={folders.Programs}",
                $"socket={Socket}",
                $"folders=({string.Join(' ', tablespaces.Prepend(folders.Data))})",
            ]);
    }

    // Recovery refuses to start with less than the primary had.
    private static NodeFile SettingsFile(Machine machine) => TextFile.Root(
        Settings,
        [
            TextFile.Notice,
            .. new ClusterSettings(machine.Region, machine.Site).Parameters
                .Where(each => each.Key.StartsWith("max_", StringComparison.Ordinal))
                .Select(each => $"{each.Key} = '{each.Value}'"),
            "hot_standby = 'on'",
            $"{PreloadedLibraries.Parameter} = '{PreloadedLibraries.Of(machine.Region.Declared.Postgresql)}'",
            "timescaledb.telemetry_level = 'off'",
            "# Jobs of the original do not run here, and nothing is archived or listened to.",
            "timescaledb.max_background_workers = '0'",
            "archive_mode = 'off'",
            "listen_addresses = ''",
            $"unix_socket_directories = '{Socket}'",
            "hba_file = '/etc/cluster/restore/pg_hba.conf'",
            "ident_file = '/etc/cluster/restore/pg_ident.conf'",
            "logging_collector = 'off'",
            "log_destination = 'stderr'",
            "log_line_prefix = '%m [%p] '",
            "huge_pages = 'off'",
            $"shared_buffers = '{machine.Group.Hardware.Memory.Count / 4 / (1 << 20)}MB'",
        ]);

    private static NodeFile UnitFile(Machine machine)
    {
        var folders = new DataFolders(machine.Region, machine.Group);
        return TextFile.Root(
            $"/etc/systemd/system/{Unit}",
            TextFile.Notice,
            "[Unit]",
            "Description=A restored copy, apart from its cluster",
            "",
            "[Service]",
            "Type=notify",
            "User=postgres",
            "Group=postgres",
            "Environment=LANG=C.UTF-8",
            OpenSslDefaults.UnitLine,
            $"RuntimeDirectory={Socket["/run/".Length..]}",
            $"ExecStart={folders.Programs}/postgres -D {folders.Data} -c config_file={Settings}",
            "KillMode=mixed",
            "KillSignal=SIGINT",
            "TimeoutStartSec=infinity",
            "TimeoutStopSec=10min");
    }

    private static string ScriptText()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("cluster-restore")
            ?? throw new InvalidOperationException("The program was built without its resource cluster-restore.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
