using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Refuses a TimescaleDB whose catalog this program does not know: its queries would fail there, or read something else.</summary>
internal static class KnownTimescale
{
    /// <summary>Of the version that a database has.</summary>
    /// <param name="database">The database.</param>
    /// <param name="version">The extension's version in it; null where it has none.</param>
    /// <exception cref="DatabaseException">It is not known.</exception>
    public static void Check(string database, string? version)
    {
        if (version is not null && !TimescaleReleases.IsKnown(version))
            throw Unknown($"Database '{database}' has TimescaleDB {version}", version);
    }

    /// <summary>Of the version that a database which declares the extension has, or would get.</summary>
    /// <exception cref="DatabaseException">It is not known.</exception>
    public static void Check(DesiredState desired, ServerFacts facts)
    {
        if (facts.TimescaleVersion is { } version
            && !TimescaleReleases.IsKnown(version)
            && desired.Catalog.All<CatalogExtension>().Any(each => each.Id.Name == CatalogExtension.Timescale))
        {
            throw Unknown($"The server has TimescaleDB {version} to install", version);
        }
    }

    private static DatabaseException Unknown(string found, string version)
    {
        const string Install = "Install one of those on every member and declare it (database.timescale.version)";
        var next = $"{Install}, or take a release of this program that knows {version}.";
        return new DatabaseException($"{found}; this program knows {TimescaleReleases.Known}. Nothing was changed. {next}");
    }
}
