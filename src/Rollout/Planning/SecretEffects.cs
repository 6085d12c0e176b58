using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Rollout.Planning;

/// <summary>What a changed key, certificate or password asks for. No bundle holds them, so <see cref="FileEffects"/> does not know them.</summary>
internal static class SecretEffects
{
    private const string Certificates = "/etc/cluster/tls/";
    private const string Passwords = "/etc/cluster/secrets/";

    // Go's daemons read their certificate at every handshake.
    private static readonly (string Begin, EffectKind Kind, string Unit)[] ByPlace =
    [
        // One certificate for the server, Patroni and pgBackRest's server beside it.
        (Certificates + "postgres.", EffectKind.Reload, UnitAction.Patroni),
        (Certificates + "postgres.", EffectKind.Restart, "pgbackrest.service"),
        (Certificates + "pgbackrest.", EffectKind.Restart, "pgbackrest.service"),
        ("/etc/pgbackrest/", EffectKind.Restart, "pgbackrest.service"),
        (Certificates + "haproxy.", EffectKind.Reload, "haproxy.service"),
        (Certificates + "gateway.", EffectKind.Reload, "haproxy.service"),
        (Certificates + "machines", EffectKind.Reload, "haproxy.service"),
        (Certificates + "object-storage.", EffectKind.Reload, "haproxy.service"),
        (Certificates + "pgbouncer.", EffectKind.Reload, "pgbouncer@*.service"),
        (Certificates + "directory.", EffectKind.Restart, "cluster-directory.service"),
        (Certificates + "ipsec.", EffectKind.Restart, "strongswan.service"),
        ("/etc/swanctl/private/", EffectKind.Restart, "strongswan.service"),
        (Certificates + "etcd.", EffectKind.None, "etcd"),
        (Certificates + "exporter.", EffectKind.None, "exporters"),
        (Certificates + "prometheus.", EffectKind.None, "prometheus"),
        (Certificates + "administrator.", EffectKind.None, "administrators"),
        ("/etc/cluster/ssh/", EffectKind.None, "ssh"),
        ("/root/.ssh/", EffectKind.None, "ssh"),
    ];

    /// <summary>The effects of a file on a machine of a role.</summary>
    public static IReadOnlyList<FileEffect> Of(NodeRole? role, string path)
    {
        var places = path.StartsWith(Passwords, StringComparison.Ordinal) ? [.. Readers(role)] : ByPlace.Where(each => path.StartsWith(each.Begin, StringComparison.Ordinal)).Select(each => new FileEffect(each.Kind, each.Unit)).ToList();
        return places.Count == 0 ? [new FileEffect(EffectKind.Unknown, path)] : places;
    }

    // Who reads the machine's passwords when it starts.
    private static IEnumerable<FileEffect> Readers(NodeRole? role) => role switch
    {
        NodeRole.Gateway => [new FileEffect(EffectKind.Restart, "pgbouncer@*.service")],
        NodeRole.Database => [new FileEffect(EffectKind.Restart, UnitAction.Patroni)],
        NodeRole.Directory => [new FileEffect(EffectKind.Restart, "cluster-directory.service")],
        NodeRole.Monitoring => [new FileEffect(EffectKind.Restart, "prometheus-alertmanager.service")],
        _ => [],
    };
}
