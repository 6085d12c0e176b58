namespace ClusterProvisioning.Services.Etcd;

/// <summary>etcd has no checker: it is started, and must run on in search of its peers.</summary>
internal static class EtcdChecks
{
    private const string Folder = $"install -d -m 0700 -o etcd -g etcd {EtcdConfiguration.DataFolder}";
    private const string Start = $"exec setpriv --reuid etcd --regid etcd --init-groups etcd --config-file {EtcdConfiguration.Path}";

    /// <summary>The one start, by etcd's own user, with the configuration of the bundle.</summary>
    public static IEnumerable<Check> Of() =>
    [
        Check.Started(
            "etcd",
            EtcdConfiguration.Path,
            $"bash -c '{Folder}; {Start}'",
            "starting an etcd server"),
    ];
}
