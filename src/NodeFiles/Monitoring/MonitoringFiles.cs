using System.Globalization;
using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles.Monitoring;

/// <summary>Prometheus and Alertmanager, with their data on the machine's own disk; people reach both by certificate.</summary>
internal static class MonitoringFiles
{
    private const string Home = "/var/lib/cluster";
    private const int PercentOfDisk = 70;

    /// <summary>The part.</summary>
    public static BundlePart Of(Machine machine) => new()
    {
        Files =
        [
            PrometheusConfiguration.Of(machine),
            AlertmanagerConfiguration.Of(machine),
            Arguments("prometheus", [
                $"--config.file={PrometheusConfiguration.Path}",
                $"--storage.tsdb.path={Home}/prometheus",
                $"--storage.tsdb.retention.time={Number(YamlText.Seconds(machine.Region.Declared.Monitoring.Retention))}s",
                .. Most(machine),
                $"--web.listen-address={Listen(machine, WellKnownPorts.Prometheus)}",
                $"--web.config.file={Exporter.WebConfig}",
            ]),
            Arguments("prometheus-alertmanager", [
                $"--config.file={AlertmanagerConfiguration.Path}",
                $"--storage.path={Home}/alertmanager",
                $"--web.listen-address={Listen(machine, WellKnownPorts.Alertmanager)}",
                $"--web.config.file={Exporter.WebConfig}",
                // One only: it has nobody to gossip with.
                "--cluster.listen-address=",
            ]),
            Unit("prometheus", $"{Home}/prometheus"),
            Unit("prometheus-alertmanager", $"{Home}/alertmanager"),
        ],
        Units = ["prometheus.service", "prometheus-alertmanager.service"],
    };

    /// <summary>Where the machine's people reach a port.</summary>
    public static string Listen(Machine machine, Port port) =>
        $"{machine.AddressIn(machine.Flows.NetworksOf(port) is [var network, ..] ? network : machine.Group.Networks[0])}:{port}";

    // What retention by time alone would let fill up.
    private static IEnumerable<string> Most(Machine machine) =>
        machine.Group.Hardware.Disks.Values.Where(set => set.Mount == Home).Take(1).Select(set => $"--storage.tsdb.retention.size={Number(set.UsableCapacity.Count / 100 * PercentOfDisk)}B");

    private static NodeFile Arguments(string name, string[] arguments) =>
        TextFile.Root($"/etc/default/{name}", TextFile.Notice, $"ARGS=\"{string.Join(' ', arguments)}\"");

    private static NodeFile Unit(string name, string folder) => TextFile.Root(
        $"/etc/systemd/system/{name}.service.d/10-cluster.conf",
        TextFile.Notice,
        "[Unit]",
        "Wants=network-online.target",
        "After=network-online.target",
        $"RequiresMountsFor={Home}",
        "",
        "[Service]",
        $"ExecStartPre=+/usr/bin/install -d -m 0750 -o prometheus -g prometheus {folder}",
        "Restart=always",
        "RestartSec=2");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
