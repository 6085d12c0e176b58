using ClusterProvisioning.Services.HaProxy;

namespace ClusterProvisioning.Services.ObjectStorage;

/// <summary>HAProxy's own checker, and the buckets made on a server started for it.</summary>
internal static class ObjectStorageChecks
{
    /// <summary>The front as HAProxy reads it, and the buckets, made at a real server; none where no flow leads to it.</summary>
    public static IEnumerable<Check> Of(ServiceFiles files) => files.Find(HaProxyText.Path) is null ? [] :
    [
        HaProxyUnit.Check,
        new Check("moto", ObjectStorageFiles.Buckets, $"""
            python3 -m moto.server --host 127.0.0.1 --port 9001 >/run/moto.log 2>&1 &
            trap 'kill %1' EXIT
            bash {ObjectStorageFiles.Buckets}
            """),
    ];
}
