using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Model;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Refuses a TimescaleDB whose catalog this program does not read, and speaks of one that is newer than those that were tried.</summary>
internal static class KnownTimescale
{
    /// <summary>Of the version that a database has.</summary>
    /// <param name="database">The database.</param>
    /// <param name="version">The extension's version in it; null where it has none.</param>
    /// <exception cref="DatabaseException">It is not known.</exception>
    public static void Check(string database, string? version)
    {
        if (version is not null && !TimescaleReleases.IsRead(version))
            throw Unknown($"Database '{database}' has TimescaleDB {version}", version);
    }

    /// <summary>Of the version that a database which declares the extension has, or would get.</summary>
    /// <exception cref="DatabaseException">It is not known.</exception>
    public static void Check(DesiredState desired, ServerFacts facts)
    {
        if (facts.TimescaleVersion is { } version
            && !TimescaleReleases.IsRead(version)
            && desired.Catalog.All<CatalogExtension>().Any(each => each.Id.Name == CatalogExtension.Timescale))
        {
            throw Unknown($"The server has TimescaleDB {version} to install", version);
        }
    }

    /// <summary>What is said where the database part goes on with a version that was not tried; null of others.</summary>
    public static string? Doubt(string? version) => version is null || !TimescaleReleases.IsUntried(version) ? null
        : $"TimescaleDB {version} is newer than what this program was tried with ({TimescaleReleases.Known}): it may not see all that is there";

    /// <summary>A query failed on a version that was not tried.</summary>
    public static DatabaseException Unread(string database, string version, Exception failure) =>
        new($"{Unknown($"Database '{database}' has TimescaleDB {version}", version).Message} Its catalog: {failure.Message}", inner: failure);

    private static DatabaseException Unknown(string found, string version)
    {
        const string Install = "Install one of those on every member and declare it (database.timescale.version)";
        var next = $"{Install}, or take a release of this program that knows {version}.";
        return new DatabaseException($"{found}; this program knows {TimescaleReleases.Known}. Nothing was changed. {next}");
    }
}
