using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Exporters;

/// <summary>A Prometheus exporter, where a flow leads to it: it listens there only, and asks for a certificate.</summary>
internal static class Exporter
{
    /// <summary>The settings that all exporters of a machine share.</summary>
    public const string WebConfig = "/etc/prometheus/web.yml";

    /// <summary>Where Debian's node_exporter looks for counters in files, and gives them out as its own (its collector "textfile").</summary>
    public const string TextFiles = "/var/lib/prometheus/node-exporter";

    /// <summary>True if a flow leads to a machine's node_exporter.</summary>
    public static bool ReachesNode(Machine machine) => machine.Flows.NetworksOf(ServicePorts.NodeExporter).Count > 0;

    /// <summary>node_exporter with the shared settings.</summary>
    public static ServiceFiles OfNode(Machine machine)
    {
        var part = Of(machine, ServicePorts.NodeExporter, "prometheus-node-exporter", []);
        return part.Units.Count == 0 ? part : part with { Files = [.. part.Files, Settings(machine)] };
    }

    /// <summary>An exporter's part; empty where no flow leads to it.</summary>
    public static ServiceFiles Of(Machine machine, Port port, string unit, IEnumerable<string> environment)
    {
        var networks = machine.Flows.NetworksOf(port);
        return networks.Count == 0 ? ServiceFiles.None : new ServiceFiles
        {
            Files =
            [
                TextFile.Root($"/etc/default/{unit}", [TextFile.Notice, .. environment, $"ARGS=\"{Listen(machine, port)} --web.config.file={WebConfig}\""]),
                TextFile.Root(
                    $"/etc/systemd/system/{unit}.service.d/10-cluster.conf",
                    TextFile.Notice,
                    "[Unit]",
                    "Wants=network-online.target",
                    "After=network-online.target",
                    "",
                    "[Service]",
                    "RestartSec=2"),
            ],
            Units = [$"{unit}.service"],
        };
    }

    /// <summary>Where an exporter listens: in the networks from which a flow leads to it.</summary>
    public static string Listen(Machine machine, Port port) =>
        string.Join(' ', machine.Flows.NetworksOf(port).Select(network => $"--web.listen-address={machine.AddressIn(network)}:{port}"));

    private static NodeFile Settings(Machine machine) => new NodeFile(WebConfig, "0644", "root", "root", YamlText.Of(new YamlMap
    {
        ["tls_server_config"] = new YamlMap
        {
            ["cert_file"] = NodeCertificates.CertificatePath("exporter"),
            ["key_file"] = NodeCertificates.KeyPath("exporter"),
            ["client_ca_file"] = NodeCertificates.AuthorityPath,
            ["client_auth_type"] = "RequireAndVerifyClientCert",
            ["min_version"] = new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).Exporter,
        },
    })).ReadBy("exporters", ChangeTakes.Nothing);
}
