using ClusterProvisioning.NodeFiles.Pooler;

namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>HAProxy's own checker, and PgBouncer started.</summary>
internal static class PoolerChecks
{
    private static readonly string[] Instances = ["write", "read"];

    /// <summary>The checks.</summary>
    public static IEnumerable<Check> Of() =>
    [
        new Check("haproxy", HaProxyConfiguration.Path, $"haproxy -c -dW -f {HaProxyConfiguration.Path}"),
        .. Instances.Select(instance => BundleChecks.Started(
            "pgbouncer",
            $"/etc/pgbouncer/{instance}.ini",
            $"bash -c 'install -d -o postgres /run/pgbouncer-{instance}; ulimit -n $(ulimit -Hn); exec setpriv --reuid postgres --regid postgres --init-groups pgbouncer /etc/pgbouncer/{instance}.ini'",
            "process up:")),
    ];
}
