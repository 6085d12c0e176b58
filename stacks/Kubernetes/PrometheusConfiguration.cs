using System.Globalization;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Monitoring;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using Pulumi;
using static ClusterProvisioning.Stacks.Json;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>What a site's Prometheus asks, and how it is let in (Prometheus docs, "Configuration"). JSON is YAML.</summary>
/// <remarks>Targets are files of their own, which Prometheus reads again by itself: a machine more restarts nothing.</remarks>
/// <param name="region">The region.</param>
/// <param name="certificate">The certificate that it shows; read at each scrape.</param>
internal sealed class PrometheusConfiguration(Region region, PodCertificate certificate)
{
    /// <summary>Where the files are mounted.</summary>
    public const string Folder = "/etc/prometheus";

    /// <summary>The name of the configuration in that folder.</summary>
    public const string File = "prometheus.yml";

    // More machines than any site has today: a claim cannot change in place, so a machine more must not change it.
    private const long Machines = 64;

    // A machine's exporters together; and what a sample takes on disk (Prometheus docs, "Storage": 1 to 2 bytes).
    private const long SeriesPerMachine = 3000;
    private const long BytesPerSample = 2;
    private const long GiB = 1L << 30;

    private const long LongestTimeout = 10_000;

    /// <summary>The files of the folder that the pod mounts: the configuration, and the targets of each job.</summary>
    /// <param name="targets">Whom it asks.</param>
    /// <param name="own">Where it asks itself.</param>
    /// <param name="alertmanager">Where Alertmanager is.</param>
    public InputMap<string> Files(IReadOnlyList<ScrapeTarget> targets, string own, string alertmanager)
    {
        var files = new InputMap<string> { { File, Main(own, alertmanager) } };
        foreach (var job in MachineServices.ScrapeJobs(region))
            files.Add(FileOf(job), Json.Of(targets.Where(target => target.Job == job).Select(Entry).ToList()));
        return files;
    }

    /// <summary>The disk that the retention needs: machines × series ÷ interval × bytes × retention.</summary>
    public static string Disk(MonitoringDeclaration declared)
    {
        var samples = Machines * SeriesPerMachine * declared.Retention.Milliseconds / Math.Max(1, declared.ScrapeInterval.Milliseconds);
        return string.Create(CultureInfo.InvariantCulture, $"{((samples * BytesPerSample) + GiB - 1) / GiB}Gi");
    }

    private static string FileOf(ScrapeJob job) => $"targets-{job.Name}.json";

    private Output<string> Main(string own, string alertmanager)
    {
        var interval = region.Declared.Monitoring.ScrapeInterval;
        var itself = Map(("job_name", "prometheus"), ("static_configs", Static(own)));
        return Json.Of(Map(
            ("global", Map(
                ("scrape_interval", interval.ToString()),
                ("scrape_timeout", new Duration(Math.Min(LongestTimeout, interval.Milliseconds)).ToString()),
                ("external_labels", Map(("region", region.Name.ToString()))))),
            ("alerting", Map(("alertmanagers", new[] { Map(("static_configs", Static(alertmanager))) }))),
            ("scrape_configs", MachineServices.ScrapeJobs(region).Select(Job).Prepend(itself).ToList())));
    }

    // Exporters let in whoever shows a certificate of the region's, and show one of their own.
    private Dictionary<string, object> Job(ScrapeJob job)
    {
        (string Key, object Value)[] where = job.Path is { } path ? [("metrics_path", path)] : [];
        (string Key, object Value)[] asked = job.Parameter is { } parameter ? [("params", Map((parameter.Name, new[] { parameter.Value })))] : [];
        (string Key, object Value)[] tls =
        [
            ("tls_config", Map(
                ("ca_file", PodCertificate.Root),
                ("cert_file", certificate.Certificate),
                ("key_file", certificate.Key),
                ("min_version", region.Declared.Tls.MinimumVersion == TlsVersion.Tls13 ? "TLS13" : "TLS12"))),
            ("file_sd_configs", new[] { Map(("files", new[] { $"{Folder}/{FileOf(job)}" })) }),
        ];
        return Map([("job_name", (object)job.Name), ("scheme", "https"), .. where, .. asked, .. tls]);
    }

    private static Dictionary<string, object> Entry(ScrapeTarget target) => Map(
        ("targets", new[] { $"{target.Address}:{target.Job.Port}" }),
        ("labels", Map(("site", target.Group.Site.ToString()), ("role", EnumName.Of(target.Group.Role)), ("node", target.Node.Name.ToString()))));

    private static Dictionary<string, object>[] Static(string target) => [Map(("targets", new[] { target }))];
}
