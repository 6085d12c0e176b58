using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Images;
using ClusterProvisioning.Model.Sources;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>What a database machine runs, and where it comes from. PostgreSQL itself is Debian's, which follows each minor release.</summary>
internal static class DatabasePrograms
{
    private const string Patroni = "patroni";

    /// <summary>Debian's packages.</summary>
    public static IReadOnlyList<string> Packages { get; } = [Patroni, "postgresql-17", "postgresql-17-pgaudit", TimescalePackages.Apache, "python3-etcd"];

    /// <summary>What production has in their place.</summary>
    public static IReadOnlyList<MakersPackages> FromMakers { get; } =
        [PostgresRepository.With(new MakersPackage(Patroni, "4.1.4")), TimescalePackages.Community];

    /// <summary>What is known of their releases.</summary>
    public static IReadOnlyList<SoftwareReleases> Releases { get; } =
    [
        new("Patroni", Patroni)
        {
            From = new Version(4, 0),
            Newest = new Version(4, 1, 5),
            AsOf = new DateOnly(2026, 11, 30),
            Source = "Patroni's release notes; PGDG's package",
            Fixes = [new KnownFix(new Version(4, 1, 4), "the watchdog stops only after PostgreSQL's backends are gone, and a slot that was lost is made anew")],
        },
        TimescalePackages.Releases,
    ];

    /// <summary>What a region asks for: its PostgreSQL, its Patroni, its TimescaleDB.</summary>
    public static IEnumerable<ImageNeed> NeedsOf(Region region) =>
    [
        new(ModelPath.Of("postgresql", "version"), $"PostgreSQL {region.Declared.Postgresql.Version}", $"postgresql-{region.Declared.Postgresql.Version}"),
        new(ModelPath.Of("patroni", "version"), $"Patroni {region.Declared.Patroni.Version}", Patroni) { Version = region.Declared.Patroni.Version },
        .. TimescalePackages.NeedsOf(region.Declared.Database),
    ];
}
