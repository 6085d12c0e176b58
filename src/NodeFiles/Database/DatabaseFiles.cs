using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Consul;
using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles.Database;

/// <summary>PostgreSQL under Patroni.</summary>
internal static class DatabaseFiles
{
    /// <summary>The certificate of PostgreSQL and Patroni, as server and as client.</summary>
    public const string Certificate = "postgres";

    /// <summary>The part.</summary>
    public static BundlePart Of(Machine machine) => new()
    {
        Files = [PatroniConfiguration.Of(machine), PostInit.Of(), OpenSslDefaults.Of(machine), Unit(machine), .. Watchdog.Of(machine), .. DirectoryLogins.Of(machine)],
        Directories = [new NodeDirectory("/etc/patroni", "0755", "root", "root"), new NodeDirectory("/usr/local/lib/cluster", "0755", "root", "root"), .. DirectoryLogins.Folders(machine)],
        Units = ["patroni.service"],
    };

    /// <summary>postgres_exporter, by the socket as a role that may only read statistics.</summary>
    public static BundlePart ExporterOf(Machine machine) => Exporter.Of(
        machine,
        ServicePorts.PostgresExporter,
        "prometheus-postgres-exporter",
        [$"DATA_SOURCE_NAME='user={DatabaseRoles.Monitor} host=/run/postgresql dbname=postgres'"]);

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
                .. machine.Region.DcsRole == NodeRole.Consul ? [$"Wants={ConsulFiles.Unit}", $"After={ConsulFiles.Unit}"] : Array.Empty<string>(),
                .. folders.Mounts.Count == 0 ? [] : (string[])[$"RequiresMountsFor={string.Join(' ', folders.Mounts)}"],
                "",
                "[Service]",
                "Environment=LANG=C.UTF-8",
                OpenSslDefaults.UnitLine,
                $"ExecStartPre=+/usr/bin/install -d -m 0700 -o postgres -g postgres {string.Join(' ', folders.Owned.Select(UnitText.Quoted))}",
                .. DirectoryLogins.UnitLines(machine),
                .. Watchdog.UnitLines(machine),
                "Restart=always",
                "RestartSec=2",
                $"LimitNOFILE={Limits.OpenFiles}",
                "LimitMEMLOCK=infinity",
                "OOMScoreAdjust=-900",
            ]);
    }
}
