namespace ClusterProvisioning.Database.Catalog;

/// <summary>How TimescaleDB cuts a table into chunks.</summary>
/// <param name="Id">The table.</param>
public sealed record CatalogHypertable(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>The time column.</summary>
    public required string Time { get; init; }

    /// <summary>How long a chunk lasts, in microseconds.</summary>
    public required long IntervalMicroseconds { get; init; }

    /// <summary>The space dimension, "column/partitions"; empty for none.</summary>
    public string Space { get; init; } = "";

    /// <summary>How the interval came about; declared ones only.</summary>
    public string Explanation { get; init; } = "";

    /// <summary>The space column.</summary>
    public string SpaceColumn => Space.Length == 0 ? "" : Space[..Space.LastIndexOf('/')];

    /// <summary>The number of space partitions.</summary>
    public string SpacePartitions => Space[(Space.LastIndexOf('/') + 1)..];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
        [("time column", Time), ("chunk interval", $"{IntervalMicroseconds / 1_000_000d} s"), ("space dimension", Space)];
}
