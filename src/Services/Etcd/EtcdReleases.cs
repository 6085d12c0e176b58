using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services.Etcd;

/// <summary>What is known of etcd's releases. Its makers have no repository of packages; production runs Debian's, too.</summary>
internal static class EtcdReleases
{
    /// <summary>Debian's package of the server.</summary>
    public const string Server = "etcd-server";

    /// <summary>The releases; with 3.6 nobody has tried the settings here.</summary>
    public static SoftwareReleases Known { get; } = new("etcd", Server)
    {
        From = new Version(3, 5),
        Until = new Version(3, 6),
        Newest = new Version(3, 7, 1),
        AsOf = new DateOnly(2026, 11, 30),
        Source = "etcd's CHANGELOG-3.5.md and etcd.io/blog",
        Fixes =
        [
            new KnownFix(new Version(3, 5, 20), "an upgrade to 3.6 failed with too many learners"),
            new KnownFix(new Version(3, 5, 26), "members that were removed came back with an upgrade to 3.6"),
        ],
    };
}
