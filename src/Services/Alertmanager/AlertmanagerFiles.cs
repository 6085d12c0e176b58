using ClusterProvisioning.Model;
using ClusterProvisioning.Services.Exporters;

namespace ClusterProvisioning.Services.Alertmanager;

/// <summary>Alertmanager, with its data on the machine's own disk; people reach it by certificate.</summary>
internal static class AlertmanagerFiles
{
    private const string Name = "prometheus-alertmanager";

    /// <summary>Whom it calls, its arguments, and what is added to Debian's unit.</summary>
    public static ServiceFiles Of(Machine machine) => new()
    {
        Files =
        [
            AlertmanagerConfiguration.Of(machine),
            MonitoringUnit.Arguments(Name,
            [
                $"--config.file={AlertmanagerConfiguration.Path}",
                $"--storage.path={MonitoringUnit.Home}/alertmanager",
                $"--web.listen-address={MonitoringUnit.Listen(machine, ServicePorts.Alertmanager)}",
                $"--web.config.file={Exporter.WebConfig}",
                // One only: it has nobody to gossip with.
                "--cluster.listen-address=",
            ]),
            MonitoringUnit.DropIn(machine, Name),
        ],
        Units = [AlertmanagerService.Unit],
    };
}
