namespace ClusterProvisioning.Database.Catalog;

/// <summary>How TimescaleDB compresses a hypertable's old chunks.</summary>
/// <param name="Id">The table.</param>
public sealed record CatalogCompression(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Columns by which rows are kept together, comma-separated.</summary>
    public required string SegmentBy { get; init; }

    /// <summary>Columns by which rows are sorted, comma-separated, newest first.</summary>
    public required string OrderBy { get; init; }

    /// <summary>The columns of <see cref="SegmentBy"/>, quoted.</summary>
    public string SegmentBySql { get; init; } = "";

    /// <summary>The columns of <see cref="OrderBy"/>, quoted.</summary>
    public string OrderBySql { get; init; } = "";

    /// <summary>Age at which a chunk is compressed, in seconds; null for no policy.</summary>
    public required long? AfterSeconds { get; init; }

    /// <inheritdoc/>
    public override bool NeedsCommunity => true;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("segment by", SegmentBy), ("order by", OrderBy), ("after", AfterSeconds is { } after ? $"{after} s" : "")];
}
