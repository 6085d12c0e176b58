using System.Globalization;
using ClusterProvisioning.Topology.Declaration.Monitoring;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using ClusterProvisioning.Topology.Yaml;
using Pulumi;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>The least configuration with which monitoring starts; what is watched, alerted on and shown comes as files of its own. JSON is YAML.</summary>
internal static class MonitoringConfiguration
{
    // More machines than any site has today: a claim cannot change in place, so a machine more must not change it.
    private const long Machines = 64;

    // A machine's exporters together; and what a sample takes on disk (Prometheus docs, "Storage": 1 to 2 bytes).
    private const long SeriesPerMachine = 3000;
    private const long BytesPerSample = 2;
    private const long GiB = 1L << 30;
    private const string NoOne = "none";

    /// <summary>Prometheus' configuration.</summary>
    public static Output<string> Prometheus(MonitoringDeclaration declared, string own, string alertmanager) => JsonText.Of(Map(
        ("global", Map(("scrape_interval", declared.ScrapeInterval.ToString()))),
        ("alerting", Map(("alertmanagers", new[] { Map(("static_configs", Targets(alertmanager))) }))),
        ("scrape_configs", new[] { Map(("job_name", "prometheus"), ("static_configs", Targets(own))) })));

    /// <summary>Alertmanager's: each route to its receiver, whose key is read from a file.</summary>
    public static Output<string> Alertmanager(MonitoringDeclaration declared) => JsonText.Of(Map(
        ("route", Map(("receiver", NoOne), ("routes", declared.Routes.Select(Route)))),
        ("receivers", declared.Routes.Select(route => Receiver(route.Key.ToString(), route.Value)).Prepend(Receiver(NoOne, null)))));

    /// <summary>Grafana's source of figures.</summary>
    public static Output<string> Grafana(string prometheus) => JsonText.Of(Map(
        ("apiVersion", 1),
        ("datasources", new[] { Map(("name", "Prometheus"), ("type", "prometheus"), ("access", "proxy"), ("url", prometheus), ("isDefault", true)) })));

    /// <summary>The disk that the retention needs: machines × series ÷ interval × bytes × retention.</summary>
    public static string PrometheusDisk(MonitoringDeclaration declared)
    {
        var samples = Machines * SeriesPerMachine * declared.Retention.Milliseconds / Math.Max(1, declared.ScrapeInterval.Milliseconds);
        return string.Create(CultureInfo.InvariantCulture, $"{((samples * BytesPerSample) + GiB - 1) / GiB}Gi");
    }

    /// <summary>The networks and ports that flows open to the network of Kubernetes.</summary>
    public static IEnumerable<(string Network, int[] Ports)> Watched(Region region, Site site) =>
        from connection in Connections.Of(region)
        where connection.From is { Group: null, Network: { } source } && source.Site == site.Name && source.Name == region.Declared.Kubernetes?.Network
        group connection.Port.Number by connection.To.Network!.Declared.Cidr.ToString() into watched
        select (watched.Key, watched.Distinct().Order().ToArray());

    private static Dictionary<string, object> Route(KeyValuePair<Name, AlertRouteDeclaration> route) => Map(
        ("receiver", route.Key.ToString()),
        ("continue", true),
        ("matchers", new[] { $"severity=~\"{string.Join('|', route.Value.Severities.Select(severity => EnumName.Of(severity)))}\"" }));

    private static Dictionary<string, object> Receiver(string name, AlertRouteDeclaration? route)
    {
        var receiver = Map(("name", name));
        var file = $"{Pods.SecretFolder}/{route?.Secret}";
        if (route?.Kind == AlertRouteKind.PagerDuty)
            receiver.Add("pagerduty_configs", new[] { Map(("routing_key_file", file)) });
        else if (route?.Kind == AlertRouteKind.Webhook)
            receiver.Add("webhook_configs", new[] { Map(("url_file", file)) });
        else if (route is not null)
            throw new InvalidDataException($"Alert route '{name}' is of kind '{EnumName.Of(route.Kind)}', for which no mail server is declared. Use pagerduty or webhook.");
        return receiver;
    }

    private static Dictionary<string, object>[] Targets(string target) => [Map(("targets", new[] { target }))];

    private static Dictionary<string, object> Map(params ReadOnlySpan<(string Key, object Value)> entries)
    {
        var map = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
            map.Add(key, value);
        return map;
    }
}
