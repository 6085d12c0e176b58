using ClusterProvisioning.Model.Declaration.Monitoring;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Services.Alertmanager;

/// <summary><c>/etc/prometheus/alertmanager.yml</c> (Prometheus docs, "Alertmanager
/// configuration"). Keys of those who are called lie in files of their own.</summary>
internal static class AlertmanagerConfiguration
{
    /// <summary>Where Debian's unit looks for the configuration.</summary>
    public const string Path = "/etc/prometheus/alertmanager.yml";

    private const string Nobody = "nobody";
    private static readonly string[] Grouping = ["alertname", "site"];

    /// <summary>Routes by severity to the declared receivers; an alert that no route takes goes to nobody.</summary>
    public static NodeFile Of(Machine machine)
    {
        var routes = machine.Region.Declared.Monitoring.Routes.Where(route => Receiver(route.Value) is not null).ToList();
        return TextFile.Root(Path) with
        {
            Readers = [new FileReader(AlertmanagerService.Unit, ChangeTakes.Reload)],
            Content = YamlText.Of(new YamlMap
            {
                ["route"] = new YamlMap
                {
                    ["receiver"] = Nobody,
                    ["group_by"] = Grouping,
                    ["routes"] = routes.Select(route => (object)new YamlMap
                    {
                        ["receiver"] = route.Key.ToString(),
                        ["matchers"] = new[]
                        {
                            $"severity=~\"{string.Join('|', route.Value.Severities.Select(severity => Model.Sources.EnumName.Of(severity)))}\"",
                        },
                        ["continue"] = true,
                    }).ToArray(),
                },
                ["receivers"] = routes
                    .Select(route => (object)Named(route.Key.ToString(), Receiver(route.Value)!))
                    .Prepend(new YamlMap { ["name"] = Nobody })
                    .ToArray(),
            }),
        };
    }

    private static YamlMap Named(string name, YamlMap receiver)
    {
        receiver.Insert(0, "name", name);
        return receiver;
    }

    // Mail needs a server, which no region declares yet.
    private static YamlMap? Receiver(AlertRouteDeclaration route) => route.Kind switch
    {
        AlertRouteKind.PagerDuty => new YamlMap
        {
            ["pagerduty_configs"] = new object[] { new YamlMap { ["routing_key_file"] = AlertmanagerService.SecretPath(route.Secret) } },
        },
        AlertRouteKind.Webhook => new YamlMap
        {
            ["webhook_configs"] = new object[] { new YamlMap { ["url_file"] = AlertmanagerService.SecretPath(route.Secret) } },
        },
        AlertRouteKind.Email => null,
    };
}
