namespace ClusterProvisioning.Services.Etcd;

/// <summary>etcd has no checker: it is started, and must run on in search of its peers.</summary>
internal static class EtcdChecks
{
    /// <summary>The checks.</summary>
    public static IEnumerable<Check> Of() =>
    [
        Check.Started(
            "etcd",
            EtcdConfiguration.Path,
            $"bash -c 'install -d -m 0700 -o etcd -g etcd {EtcdConfiguration.DataFolder}; exec setpriv --reuid etcd --regid etcd --init-groups etcd --config-file {EtcdConfiguration.Path}'",
            "starting an etcd server"),
    ];
}
