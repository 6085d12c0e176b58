using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services.Consul;
using ClusterProvisioning.Services.ServerLog;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>PostgreSQL under Patroni.</summary>
internal static class DatabaseFiles
{
    // Pages lie scattered: no volume of a database writes them slower than gp3's least, 125 MiB/s (AWS docs, "General Purpose SSD volumes").
    private const long SlowestBytesPerSecond = 125L << 20;
    private const long LeastStopSeconds = 120;

    // The archiver goes last, and tries what is left for the archive three times (PostgreSQL's pgarch.c, NUM_ARCHIVE_RETRIES).
    private const long ArchiveTries = 3;

    /// <summary>Patroni's configuration, its unit, and what PostgreSQL needs beside it.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            PatroniConfiguration.Of(machine),
            PostInit.Of(),
            OpenSslDefaults.Of(machine).ReadBy(PatroniService.Unit, ChangeTakes.Restart),
            Unit(machine),
            .. Watchdog.Of(machine),
            .. DirectoryLogins.Of(machine),
        ],
        Directories = [new NodeDirectory("/etc/patroni", "0755", "root", "root"), ClusterScripts.Folder, .. DirectoryLogins.Folders(machine)],
        Units = [PatroniService.Unit],
    };

    // A stop ends with a checkpoint of all that is changed in memory, and with WAL that goes to an archive which may not answer. Debian's unit would kill it
    // after 30 s, and the next start recover for as long.
    private static long StopSeconds(Machine machine)
    {
        var buffers = PostgresMemory.For(machine.Group.Hardware, machine.Region.Declared.Postgresql).SharedBuffers.Count;
        var archive = WalArchive.Of(machine.Region, machine.Site) is null ? 0 : ArchiveTries * WalArchive.PushSeconds;
        return LeastStopSeconds + (buffers / SlowestBytesPerSecond) + archive;
    }

    // PostgreSQL does not start without the folder of its log.
    private static IEnumerable<string> OwnedFolders(DataFolders folders) => folders.Owned.Append(ServerLogFolders.Written).Distinct(StringComparer.Ordinal);

    private static NodeFile Unit(Machine machine)
    {
        var folders = new DataFolders(machine.Region, machine.Group);
        return TextFile.Root(
            "/etc/systemd/system/patroni.service.d/10-cluster.conf",
            [
                TextFile.Notice,
                "[Unit]",
                "Wants=network-online.target",
                "After=network-online.target",
                .. machine.Region.DcsRole == NodeRole.Consul ? [$"Wants={ConsulService.Unit}", $"After={ConsulService.Unit}"] : Array.Empty<string>(),
                .. MountedDisks.Lines(machine, folders.Mounts),
                "",
                "[Service]",
                "Environment=LANG=C.UTF-8",
                OpenSslDefaults.UnitLine,
                $"ExecStartPre=+/usr/bin/install -d -m 0700 -o postgres -g postgres {string.Join(' ', OwnedFolders(folders).Select(UnitText.Quoted))}",
                .. DirectoryLogins.UnitLines(machine),
                .. Watchdog.UnitLines(machine),
                "Restart=always",
                "RestartSec=2",
                $"TimeoutStopSec={StopSeconds(machine)}",
                $"LimitNOFILE={Limits.OpenFiles}",
                "LimitMEMLOCK=infinity",
                "OOMScoreAdjust=-900",
            ]);
    }
}
