using ClusterProvisioning.Model.Declaration.Monitoring;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using Pulumi;
using static ClusterProvisioning.Stacks.Json;

namespace ClusterProvisioning.Stacks.Kubernetes;

/// <summary>The least configuration with which Alertmanager and Grafana start; what is alerted on and shown comes as files of its own. JSON is YAML.</summary>
internal static class MonitoringConfiguration
{
    private const string NoOne = "none";

    /// <summary>Alertmanager's: each route to its receiver, whose key is read from a file.</summary>
    public static Output<string> Alertmanager(MonitoringDeclaration declared) => Json.Of(Map(
        ("route", Map(("receiver", NoOne), ("routes", declared.Routes.Select(Route).ToList()))),
        ("receivers", declared.Routes.Select(route => Receiver(route.Key.ToString(), route.Value)).Prepend(Receiver(NoOne, null)).ToList())));

    /// <summary>Grafana's source of figures.</summary>
    public static Output<string> Grafana(string prometheus) => Json.Of(Map(
        ("apiVersion", 1),
        ("datasources", new[] { Map(("name", "Prometheus"), ("type", "prometheus"), ("access", "proxy"), ("url", prometheus), ("isDefault", true)) })));

    private static Dictionary<string, object> Route(KeyValuePair<Name, AlertRouteDeclaration> route) => Map(
        ("receiver", route.Key.ToString()),
        ("continue", true),
        ("matchers", new[] { $"severity=~\"{string.Join('|', route.Value.Severities.Select(severity => EnumName.Of(severity)))}\"" }));

    private static Dictionary<string, object> Receiver(string name, AlertRouteDeclaration? route)
    {
        var receiver = Map(("name", name));
        var file = $"{Pods.SecretFolder}/{route?.Secret}";
        switch (route?.Kind)
        {
            case null:
                break;
            case AlertRouteKind.PagerDuty:
                receiver.Add("pagerduty_configs", new[] { Map(("routing_key_file", file)) });
                break;
            case AlertRouteKind.Webhook:
                receiver.Add("webhook_configs", new[] { Map(("url_file", file)) });
                break;
            // Refused by CP1107.
            case AlertRouteKind.Email:
                break;
        }

        return receiver;
    }
}
