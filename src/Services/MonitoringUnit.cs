using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services;

/// <summary>What Debian's units of Prometheus and Alertmanager have in common.</summary>
internal static class MonitoringUnit
{
    /// <summary>Where a monitoring machine's own disk is mounted.</summary>
    public const string Home = "/var/lib/cluster";

    /// <summary>Where the machine's people reach a port.</summary>
    public static string Listen(Machine machine, Port port) =>
        $"{machine.AddressIn(machine.Flows.NetworksOf(port) is [var network, ..] ? network : machine.Group.Networks[0])}:{port}";

    /// <summary>The file of a unit's arguments.</summary>
    public static NodeFile Arguments(string name, IEnumerable<string> arguments) =>
        TextFile.Root($"/etc/default/{name}", TextFile.Notice, $"ARGS=\"{string.Join(' ', arguments)}\"");

    /// <summary>What is added to a unit: it waits for its disk, and its data have a folder there. An ending of the unit's name is left off there.</summary>
    public static NodeFile DropIn(Machine machine, string name) => TextFile.Root(
        $"/etc/systemd/system/{name}.service.d/10-cluster.conf",
        [
            TextFile.Notice,
            "[Unit]",
            "Wants=network-online.target",
            "After=network-online.target",
            .. MountedDisks.Lines(machine, Home),
            "",
            "[Service]",
            $"ExecStartPre=+/usr/bin/install -d -m 0750 -o prometheus -g prometheus {Home}/{name.Split('-')[^1]}",
            "Restart=always",
            "RestartSec=2",
        ]);
}
