using ClusterProvisioning.NodeFiles.Gateway;

namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>HAProxy's own checker, and PgBouncer started with the login that the script wrote.</summary>
internal static class GatewayChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<Check> Of() =>
    [
        PoolerChecks.HaProxy,
        BundleChecks.Started(
            "pgbouncer",
            GatewayPool.Path,
            $"bash -c 'install -d -o postgres /run/pgbouncer-gateway; {GatewayPool.Script}; ulimit -n $(ulimit -Hn); exec setpriv --reuid postgres --regid postgres --init-groups pgbouncer {GatewayPool.Path}'",
            "process up:"),
    ];
}
