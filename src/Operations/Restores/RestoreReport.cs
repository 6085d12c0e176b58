

namespace ClusterProvisioning.Operations.Restores;

/// <summary>What a restored copy turned out to be.</summary>
public sealed record RestoreReport
{
    /// <summary>The number of the repository that it came from.</summary>
    public required int Repository { get; init; }

    /// <summary>The backup that it began with.</summary>
    public required string Backup { get; init; }

    /// <summary>What was asked for: latest, or a moment.</summary>
    public required string Goal { get; init; }

    /// <summary>The timeline that the copy is on now; the one before is the cluster's.</summary>
    public required int Timeline { get; init; }

    /// <summary>The last position that was replayed.</summary>
    public string? Lsn { get; init; }

    /// <summary>When the last transaction was committed that is in the copy.</summary>
    public string? LastCommit { get; init; }

    /// <summary>The databases, with their sizes in bytes.</summary>
    public required IReadOnlyDictionary<string, long> Databases { get; init; }

    /// <summary>The rows of the tables that were asked for, by database and table.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>What pg_checksums found.</summary>
    public required PageChecksums Checksums { get; init; }

    /// <summary>What pg_amcheck said of tables and indexes: sound or broken.</summary>
    public required string Amcheck { get; init; }

    /// <summary>How long all of it took.</summary>
    public required int Seconds { get; init; }

    /// <summary>What differs from what was expected; empty if nothing does.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>True if every page and index is sound and every number is as expected.</summary>
    public bool IsSound => Checksums is { Bad: 0, Pages: > 0 } && Amcheck == "sound" && Differences.Count == 0;
}
