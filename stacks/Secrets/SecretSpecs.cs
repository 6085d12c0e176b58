using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Alertmanager;

namespace ClusterProvisioning.Stacks.Secrets;

/// <summary>Every secret that a region's declarations ask for.</summary>
internal static class SecretSpecs
{
    /// <summary>The workload that applies the database part, and sets passwords.</summary>
    public const string DatabaseJob = Administrators.Workload;

    /// <summary>The workload that calls people.</summary>
    public const string Alertmanager = "alertmanager";

    /// <summary>The workload that shows figures.</summary>
    public const string Grafana = "grafana";

    /// <summary>The administrator's password of the dashboards.</summary>
    public const string GrafanaPassword = "monitoring/grafana";

    /// <summary>The secrets: of database roles in the file's order, then what machines read, then what only workloads do.</summary>
    public static IReadOnlyList<SecretSpec> Of(Region region)
    {
        var read = MachineServices.Secrets(region, Realisation.Aws);
        var machines = read.ToDictionary(each => each.Stored.Name, each => each.Readers, StringComparer.Ordinal);
        var roles = Roles(region).Select(spec => spec with { Machines = machines.GetValueOrDefault(spec.Name, []) }).ToList();
        var routes = Routes(region).Select(spec => spec with { Machines = machines.GetValueOrDefault(spec.Name, []) }).ToList();
        var own = read.Where(each => roles.Concat(routes).All(spec => spec.Name != each.Stored.Name))
            .Select(each => new SecretSpec(each.Stored.Name, each.Stored.Purpose, each.Stored.IsGenerated, each.Readers));
        return [.. roles, .. own, .. routes, .. Dashboards(region)];
    }

    private static IEnumerable<SecretSpec> Roles(Region region) => PasswordRoles.Of(region.Declared.Database)
        .Select(role => new SecretSpec(SecretNames.OfRole(role), $"Password of database role {role}", true, [], DatabaseJob));

    // Alertmanager runs on Kubernetes, and where machines of role monitoring are declared, on those.
    private static IEnumerable<SecretSpec> Routes(Region region) => region.Declared.Monitoring.Routes.Values.Select(route => route.Secret).Distinct()
        .Select(AlertmanagerService.Stored)
        .Select(stored => new SecretSpec(stored.Name, stored.Purpose, stored.IsGenerated, [], Alertmanager));

    private static IEnumerable<SecretSpec> Dashboards(Region region) =>
        region.Declared.Kubernetes is null ? [] : [new SecretSpec(GrafanaPassword, "Administrator of the dashboards", true, [], Grafana)];
}
