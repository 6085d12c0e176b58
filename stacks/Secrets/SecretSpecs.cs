using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

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

    private static readonly NodeRole[] Backups = [NodeRole.Database, NodeRole.Backup, NodeRole.Restore];

    /// <summary>The secrets, in the file's order.</summary>
    public static IReadOnlyList<SecretSpec> Of(Region region) =>
        [.. Roles(region), .. Gossip(region), .. Ciphers(region), .. Directory(region), .. Routes(region), .. Dashboards(region)];

    private static IEnumerable<SecretSpec> Roles(Region region) =>
        from role in PasswordRoles.Of(region.Declared.Database)
        let machines = role == region.Declared.Ingest.Role ? new[] { NodeRole.Gateway } : []
        select new SecretSpec(SecretNames.OfRole(role), $"Password of database role {role}", true, machines, DatabaseJob);

    private static IEnumerable<SecretSpec> Gossip(Region region) =>
        region.DcsRole == NodeRole.Consul
            ? [new SecretSpec(SecretNames.Gossip, "Key of Consul's gossip", true, [NodeRole.Consul, NodeRole.Database])]
            : [];

    private static IEnumerable<SecretSpec> Ciphers(Region region) =>
        region.BackupTargets.Select(target => target.Declared.Encryption?.Secret).OfType<Topology.Values.Name>().Distinct()
            .Select(name => new SecretSpec(name.ToString(), "Passphrase of backups", true, Backups));

    private static IEnumerable<SecretSpec> Directory(Region region) =>
        region.Declared.Security.Ldap?.BindSecret is { } name
            ? [new SecretSpec(name.ToString(), "Password of the directory's searcher", false, [NodeRole.Database])]
            : [];

    private static IEnumerable<SecretSpec> Routes(Region region) =>
        region.Declared.Monitoring.Routes.Values.Select(route => route.Secret).Distinct()
            .Select(name => new SecretSpec(name.ToString(), "Key of a way for alerts", false, [NodeRole.Monitoring], Alertmanager));

    private static IEnumerable<SecretSpec> Dashboards(Region region) =>
        region.Declared.Kubernetes is null ? [] : [new SecretSpec(GrafanaPassword, "Administrator of the dashboards", true, [], Grafana)];
}
