using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services.Exporters;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Prometheus;

/// <summary>Prometheus, with its data on the machine's own disk; people reach it by certificate.</summary>
internal static class PrometheusFiles
{
    private const int PercentOfDisk = 70;

    /// <summary>What it asks, its arguments, and what is added to Debian's unit.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            PrometheusConfiguration.Of(machine),
            MonitoringUnit.Arguments("prometheus",
            [
                $"--config.file={PrometheusConfiguration.Path}",
                $"--storage.tsdb.path={MonitoringUnit.Home}/prometheus",
                $"--storage.tsdb.retention.time={Number(YamlText.Seconds(machine.Region.Declared.Monitoring.Retention))}s",
                .. Most(machine),
                $"--web.listen-address={MonitoringUnit.Listen(machine, ServicePorts.Prometheus)}",
                $"--web.config.file={Exporter.WebConfig}",
            ]),
            MonitoringUnit.DropIn(machine, "prometheus"),
        ],
        Units = [PrometheusService.Unit],
    };

    // What retention by time alone would let fill up.
    private static IEnumerable<string> Most(Machine machine) =>
        machine.Group.Hardware.Disks.Values.Where(set => set.Mount == MonitoringUnit.Home).Take(1)
            .Select(set => $"--storage.tsdb.retention.size={Number(set.UsableCapacity.Count / 100 * PercentOfDisk)}B");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
