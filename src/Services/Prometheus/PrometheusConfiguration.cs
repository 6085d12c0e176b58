using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Prometheus;

/// <summary><c>/etc/prometheus/prometheus.yml</c>: whatever a flow lets this machine ask, by its
/// certificate (Prometheus docs, "Configuration"). A target that no flow leads to is not in it.</summary>
internal static class PrometheusConfiguration
{
    /// <summary>Where Debian's unit looks for the configuration.</summary>
    public const string Path = "/etc/prometheus/prometheus.yml";

    /// <summary>What this machine asks, which rules it judges by, and which Alertmanagers it tells.</summary>
    public static NodeFile Of(Machine machine) =>
        TextFile.Root(Path) with { Content = YamlText.Of(Document(machine)), Readers = [new FileReader(PrometheusService.Unit, ChangeTakes.Reload)] };

    private static YamlMap Document(Machine machine) => new()
    {
        ["global"] = new YamlMap
        {
            ["scrape_interval"] = $"{machine.Region.Declared.Monitoring.ScrapeInterval.Milliseconds}ms",
            ["scrape_timeout"] = $"{Math.Min(10_000, machine.Region.Declared.Monitoring.ScrapeInterval.Milliseconds)}ms",
            ["external_labels"] = new YamlMap { ["region"] = machine.Region.Name.ToString() },
        },
        ["alerting"] = new YamlMap
        {
            ["alertmanagers"] = new object[]
            {
                new YamlMap
                {
                    ["scheme"] = "https",
                    ["tls_config"] = Tls(machine),
                    ["static_configs"] = new object[]
                    {
                        new YamlMap { ["targets"] = Own(machine, ServicePorts.Alertmanager).Select(own => own.Address).ToArray() },
                    },
                },
            },
        },
        ["scrape_configs"] = Jobs(machine).Where(job => Targets(machine, job.Port).Any()).Select(job => Job(machine, job)).ToArray(),
    };

    private static IEnumerable<ScrapeJob> Jobs(Machine machine) =>
        [
            .. machine.ScrapeJobs,
            new("prometheus", ServicePorts.Prometheus, "Prometheus itself"),
            new("alertmanager", ServicePorts.Alertmanager, "Alertmanager"),
        ];

    private static YamlMap Job(Machine machine, ScrapeJob job)
    {
        var map = new YamlMap { ["job_name"] = job.Name, ["scheme"] = "https" };
        if (job.Path is { } path)
            map["metrics_path"] = path;
        if (job.Parameter is { } asked)
            map["params"] = new YamlMap { [asked.Name] = new[] { asked.Value } };
        map["tls_config"] = Tls(machine);
        map["static_configs"] = Targets(machine, job.Port)
            .GroupBy(target => (target.Group.Site, target.Group.Role))
            .Select(each => Asked(each.Key.Site, each.Key.Role, each.Select(target => target.Address)))
            .ToArray();
        // The machine's name says more than its address and port.
        map["relabel_configs"] = new object[]
        {
            new YamlMap { ["source_labels"] = new[] { "__address__" }, ["regex"] = "([^.:]+).*", ["target_label"] = "node" },
        };
        return map;
    }

    private static YamlMap Asked(Name site, NodeRole role, IEnumerable<string> addresses) => new YamlMap
    {
        ["targets"] = addresses.ToArray(),
        ["labels"] = new YamlMap { ["site"] = site.ToString(), ["role"] = EnumName.Of(role) },
    };

    private static IEnumerable<(NodeGroup Group, string Address)> Targets(Machine machine, Port port)
    {
        var found =
            from connection in machine.Flows.Out
            where connection.Port == port
            let @group = connection.To.Group
            from node in @group.Nodes
            select (@group, $"{machine.Names.Of(node, connection.To.Network)}:{port}");
        return found.Concat(Own(machine, port)).Distinct();
    }

    // A machine needs no flow to itself.
    private static IEnumerable<(NodeGroup Group, string Address)> Own(Machine machine, Port port) =>
        port == ServicePorts.Prometheus || port == ServicePorts.Alertmanager
        ? machine.Flows.NetworksOf(port).Take(1).Select(network => (machine.Group, $"{machine.Names.Of(machine.Node, network)}:{port}"))
        : [];

    private static YamlMap Tls(Machine machine) => new()
    {
        ["ca_file"] = NodeCertificates.AuthorityPath,
        ["cert_file"] = NodeCertificates.CertificatePath(PrometheusService.Certificate),
        ["key_file"] = NodeCertificates.KeyPath(PrometheusService.Certificate),
        ["min_version"] = new TlsVersions(machine.Region.Declared.Tls.MinimumVersion).Exporter,
    };
}
