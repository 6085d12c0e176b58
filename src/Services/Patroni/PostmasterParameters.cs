using ClusterProvisioning.Model.Parameters;

namespace ClusterProvisioning.Services.Patroni;

/// <summary>Parameters that only a restart of PostgreSQL changes: context <c>postmaster</c> of the server and of what it preloads.</summary>
public static class PostmasterParameters
{
    // Defined with PGC_POSTMASTER in TimescaleDB's loader and guc.c.
    private static readonly string[] Timescale = ["timescaledb.bgw_launcher_poll_time", "timescaledb.max_background_workers"];

    /// <summary>Those of all known versions, by name: where versions differ a restart is told too often rather than too seldom.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. ServerParameters.Versions
            .SelectMany(version => ServerParameters.Of(version)!.Values)
            .Where(parameter => parameter.Context == "postmaster")
            .Select(parameter => parameter.Name)
            .Concat(Timescale)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
