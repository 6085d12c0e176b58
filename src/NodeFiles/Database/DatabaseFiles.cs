using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Text;

namespace ClusterProvisioning.NodeFiles.Database;

/// <summary>PostgreSQL under Patroni.</summary>
internal static class DatabaseFiles
{
    /// <summary>The certificate of PostgreSQL and Patroni, as server and as client.</summary>
    public const string Certificate = "postgres";

    private const string OpenSslConfiguration = "/etc/cluster/openssl.cnf";

    /// <summary>The part.</summary>
    public static BundlePart Of(Machine machine) => new()
    {
        Files = [PatroniConfiguration.Of(machine), PostInit.Of(), OpenSsl(machine), Unit(machine), .. Watchdog.Of(machine)],
        Directories = [new NodeDirectory("/etc/patroni", "0755", "root", "root"), new NodeDirectory("/usr/local/lib/cluster", "0755", "root", "root")],
        Units = ["patroni.service"],
    };

    /// <summary>postgres_exporter, by the socket as a role that may only read statistics.</summary>
    public static BundlePart ExporterOf(Machine machine) => Exporter.Of(
        machine,
        WellKnownPorts.PostgresExporter,
        "prometheus-postgres-exporter",
        [$"DATA_SOURCE_NAME='user={DatabaseRoles.Monitor} host=/run/postgresql dbname=postgres'"]);

    // Patroni's REST API has no setting for this, and takes TLS 1.2 by default.
    private static NodeFile OpenSsl(Machine machine) => TextFile.Root(
        OpenSslConfiguration,
        TextFile.Notice,
        "openssl_conf = defaults",
        "[defaults]",
        "ssl_conf = ssl",
        "[ssl]",
        "system_default = system",
        "[system]",
        $"MinProtocol = {new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).OpenSsl}");

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
                .. folders.Mounts.Count == 0 ? [] : (string[])[$"RequiresMountsFor={string.Join(' ', folders.Mounts)}"],
                "",
                "[Service]",
                "Environment=LANG=C.UTF-8",
                $"Environment=OPENSSL_CONF={OpenSslConfiguration}",
                $"ExecStartPre=+/usr/bin/install -d -m 0700 -o postgres -g postgres {string.Join(' ', folders.Owned)}",
                .. Watchdog.UnitLines(machine),
                "Restart=always",
                "RestartSec=2",
                $"LimitNOFILE={Limits.OpenFiles}",
                "LimitMEMLOCK=infinity",
                "OOMScoreAdjust=-900",
            ]);
    }
}
