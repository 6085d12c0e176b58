using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Model;

/// <summary>Which TimescaleDB runs on which PostgreSQL, as of 2026-11 (TimescaleDB's release notes: "support for PostgreSQL" added and removed).</summary>
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
