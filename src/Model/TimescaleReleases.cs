using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>Which TimescaleDB this program knows, and which runs on which PostgreSQL, as of 2026-11 (TimescaleDB's release notes: "support for
/// PostgreSQL" added and removed).</summary>
public static class TimescaleReleases
{
    // First version with it, and the first without.
    private static readonly Dictionary<int, (Version From, Version? Until)> Supported = new()
    {
        [12] = (new(2, 0), new(2, 12)),
        [13] = (new(2, 1), new(2, 16)),
        [14] = (new(2, 5), new(2, 20)),
        [15] = (new(2, 9), new(2, 29)),
        [16] = (new(2, 13), null),
        [17] = (new(2, 17), null),
        [18] = (new(2, 23), null),
    };

    /// <summary>The first version whose catalog this program reads: compression_settings came with it (TimescaleDB's sql/pre_install/tables.sql).</summary>
    public static Version KnownFrom { get; } = new(2, 14);

    /// <summary>The first version with which the database part was not tried; docs/how-to/test-the-community-edition.md has what was.</summary>
    public static Version KnownUntil { get; } = new(2, 32);

    /// <summary>The versions that were tried, in words.</summary>
    public static string Known => $"{KnownFrom} and newer, older than {KnownUntil}";

    /// <summary>True if this program reads the catalog of a version as TimescaleDB writes it, e.g. 2.19.3 or 2.20.0-dev: by the catalog's own word, so of
    /// newer ones too.</summary>
    public static bool IsRead(string version) => Parse(version) >= KnownFrom;

    /// <summary>True of a version that is newer than those that were tried.</summary>
    public static bool IsUntried(string version) => Parse(version) >= KnownUntil;

    private static Version? Parse(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Version.TryParse(version.Split('-')[0], out var value) ? value : null;
    }

    /// <summary>What of TimescaleDB runs on a version of PostgreSQL, in words; null where nothing is known of it.</summary>
    public static string? For(int postgresql) => !Supported.TryGetValue(postgresql, out var range)
        ? null
        : range.Until is null ? $"{range.From} and newer" : $"{range.From} and newer, older than {range.Until}";

    /// <summary>True if the pair is supported.</summary>
    public static bool Supports(int postgresql, SoftwareVersion timescale)
    {
        ArgumentNullException.ThrowIfNull(timescale);
        return Supported.TryGetValue(postgresql, out var range) && timescale.Value >= range.From && (range.Until is null || timescale.Value < range.Until);
    }
}
