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

    /// <summary>The policy, "age/every/start" in seconds; empty for none, or one that is switched off.</summary>
    public required string Policy { get; init; }

    /// <inheritdoc/>
    public override bool NeedsCommunity => true;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("segment by", SegmentBy), ("order by", OrderBy), ("policy", Policy)];
}
