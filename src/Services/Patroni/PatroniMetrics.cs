using ClusterProvisioning.Services.Exporters;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Patroni's counters, given out by the machine's node_exporter. Whoever reaches Patroni's REST API with a certificate of the region may change
/// the configuration, unless his address is not on its list; Prometheus shares its network with those who may, so it has no way there at all.</summary>
internal static class PatroniMetrics
{
    private const string Script = "/usr/local/lib/cluster/patroni-metrics";
    private const string Unit = "cluster-patroni-metrics.service";

    private const string Counters = $"{Exporter.TextFiles}/patroni.prom";
    private const string Forget = $"/bin/rm -f {Counters}";

    /// <summary>The script and its unit; empty where no flow leads to node_exporter.</summary>
    public static ServiceFiles Of(Machine machine) => !Exporter.ReachesNode(machine) ? ServiceFiles.None : new ServiceFiles
    {
        Files = [Copy(machine).ReadBy(Unit, ChangeTakes.Restart), Service()],
        Units = [Unit],
    };

    private static NodeFile Copy(Machine machine) => TextFile.Script(
        Script,
        "#!/bin/sh",
        TextFile.Notice,
        "# Prometheus does not reach Patroni: its counters lie where node_exporter gives them out, and are gone while Patroni does not answer.",
        "set -eu",
        "umask 022",
        $"file={Counters}",
        "while :; do",
        $"  if curl --silent --fail --max-time 5 {RestEndpoint.Identity} --output \"$file.new\" 'https://{RestEndpoint.Of(machine)}/metrics'; then",
        "    mv \"$file.new\" \"$file\"",
        "  else",
        "    rm -f \"$file\" \"$file.new\"",
        "  fi",
        $"  sleep {Math.Max(1, machine.Region.Declared.Monitoring.ScrapeInterval.Milliseconds / 1000)}",
        "done");

    private static NodeFile Service() => TextFile.Root(
        $"/etc/systemd/system/{Unit}",
        TextFile.Notice,
        "[Unit]",
        "Description=Counters of Patroni, for node_exporter",
        "After=patroni.service",
        "",
        "[Service]",
        // What an end of its own or the machine's leaves there is no news.
        $"ExecStartPre={Forget}",
        $"ExecStart={Script}",
        $"ExecStopPost={Forget}",
        "Restart=always",
        "RestartSec=2",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        $"ReadWritePaths={Exporter.TextFiles}",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "",
        "[Install]",
        "WantedBy=multi-user.target");
}
