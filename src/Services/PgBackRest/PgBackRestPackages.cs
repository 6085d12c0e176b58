using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Services.PgBackRest;

/// <summary>pgBackRest's package: both ends of a backup have one version.</summary>
internal static class PgBackRestPackages
{
    private const string Package = "pgbackrest";

    /// <summary>Debian's.</summary>
    public static IReadOnlyList<string> Debian { get; } = [Package];

    /// <summary>What production has in its place.</summary>
    public static IReadOnlyList<MakersPackages> FromMakers { get; } = [PostgresRepository.With(new MakersPackage(Package, "2.60.0"))];

    /// <summary>What is known of its releases.</summary>
    public static SoftwareReleases Releases { get; } = new("pgBackRest", Package)
    {
        From = new Version(2, 55),
        Newest = new Version(2, 60, 0),
        AsOf = new DateOnly(2026, 11, 30),
        Source = "pgbackrest.org/release.html",
        Fixes =
        [
            new KnownFix(new Version(2, 58, 0), "a deadlock of a process that logs while it is told to end"),
            new KnownFix(new Version(2, 59, 0), "expire took away a backup that another host was making; WAL was not found across a switch of timelines"),
        ],
    };
}
