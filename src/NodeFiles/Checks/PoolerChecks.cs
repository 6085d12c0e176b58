using ClusterProvisioning.NodeFiles.Pooler;

namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>HAProxy's own checker, and PgBouncer started.</summary>
internal static class PoolerChecks
{
    private static readonly string[] Instances = ["write", "read"];

    /// <summary>HAProxy's own checker.</summary>
    public static Check HaProxy => new("haproxy", HaProxyText.Path, $"haproxy -c -dW -f {HaProxyText.Path}");

    // It asks for the interface that it is to work on.
    private static Check KeepAlived => new("keepalived", SharedAddress.Path, $"""
        set -e
        card=$(sed -n 's/^  interface //p' {SharedAddress.Path})
        ip link add "$card" type veth peer name check-far
        trap 'ip link delete "$card"' EXIT
        keepalived --config-test --vrrp --use-file={SharedAddress.Path}
        """);

    /// <summary>The checks.</summary>
    public static IEnumerable<Check> Of(Bundle bundle) =>
    [
        HaProxy,
        .. bundle.Find(SharedAddress.Path) is null ? [] : new[] { KeepAlived },
        .. Instances.Select(instance => BundleChecks.Started(
            "pgbouncer",
            $"/etc/pgbouncer/{instance}.ini",
            $"bash -c 'install -d -o postgres /run/pgbouncer-{instance}; ulimit -n $(ulimit -Hn); exec setpriv --reuid postgres --regid postgres --init-groups pgbouncer /etc/pgbouncer/{instance}.ini'",
            "process up:")),
    ];
}
