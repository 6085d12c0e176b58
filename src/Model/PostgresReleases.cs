namespace ClusterProvisioning.Model;

/// <summary>PostgreSQL's major versions and the day of each one's last minor release, as of 2026-11 (postgresql.org, "Versioning Policy").</summary>
public static class PostgresReleases
{
    private static readonly Dictionary<int, DateOnly> Ends = new()
    {
        [10] = new(2022, 11, 10),
        [11] = new(2023, 11, 9),
        [12] = new(2024, 11, 21),
        [13] = new(2025, 11, 13),
        [14] = new(2026, 11, 12),
        [15] = new(2027, 11, 11),
        [16] = new(2028, 11, 9),
        [17] = new(2029, 11, 8),
        [18] = new(2030, 11, 14),
    };

    /// <summary>The day of a version's last minor release; null for one that the table does not know.</summary>
    public static DateOnly? EndOf(int version) => Ends.TryGetValue(version, out var end) ? end : null;
}
