using ClusterProvisioning.Services.Exporters;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.PgBouncer;

/// <summary>pgbouncer_exporter, one for each PgBouncer where a flow leads to it: by the socket, under a login that may only read counters.</summary>
internal static class PgBouncerExporter
{
    /// <summary>PgBouncer's user, and the system's: who has the socket's other end needs no password.</summary>
    public const string Login = "prometheus";

    private const string Template = "cluster-pgbouncer-exporter@";

    /// <summary>The exporter of every instance on a pooler, each by its socket.</summary>
    public static ServiceFiles Of(Machine machine)
    {
        var instances = PgBouncerInstance.All(machine).Where(instance => machine.Flows.NetworksOf(instance.Metrics).Count > 0).ToList();
        return instances.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files = [.. instances.Select(instance => Settings(machine, instance)), Unit()],
            Units = [.. instances.Select(instance => $"{Template}{instance.Name}.service")],
        };
    }

    private static NodeFile Settings(Machine machine, PgBouncerInstance instance) => TextFile.Root(
        $"/etc/default/{Template}{instance.Name}",
        TextFile.Notice,
        $"PGBOUNCER_EXPORTER_CONNECTION_STRING='host={instance.Socket} port={instance.Port} user={Login} dbname=pgbouncer sslmode=disable'",
        $"ARGS=\"{Exporter.Listen(machine, instance.Metrics)} --web.config.file={Exporter.WebConfig}\"");

    private static NodeFile Unit() => TextFile.Root(
        $"/etc/systemd/system/{Template}.service",
        TextFile.Notice,
        "[Unit]",
        "Description=Counters of PgBouncer (%i)",
        "Documentation=https://github.com/prometheus-community/pgbouncer_exporter",
        "Wants=network-online.target",
        "After=network-online.target pgbouncer@%i.service",
        "",
        "[Service]",
        $"User={Login}",
        $"EnvironmentFile=/etc/default/{Template}%i",
        "ExecStart=/usr/bin/prometheus-pgbouncer-exporter $ARGS",
        "Restart=always",
        "RestartSec=2",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "",
        "[Install]",
        "WantedBy=multi-user.target");
}
