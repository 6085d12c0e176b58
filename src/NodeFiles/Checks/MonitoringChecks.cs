using ClusterProvisioning.NodeFiles.Common;
using ClusterProvisioning.NodeFiles.Monitoring;

namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>Prometheus' and Alertmanager's own checkers.</summary>
internal static class MonitoringChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<Check> Of() =>
    [
        new Check("promtool", PrometheusConfiguration.Path, $"promtool check config {PrometheusConfiguration.Path}"),
        new Check("promtool", Exporter.WebConfig, $"promtool check web-config {Exporter.WebConfig}"),
        new Check("amtool", AlertmanagerConfiguration.Path, $"amtool check-config {AlertmanagerConfiguration.Path}"),
    ];
}
