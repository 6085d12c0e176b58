namespace ClusterProvisioning.Database.Catalog;

/// <summary>A continuous aggregate of TimescaleDB: its query and when it is refreshed.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogAggregate(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Fingerprint of the declared query.</summary>
    public required string Definition { get; init; }

    /// <summary>The query; declared ones only.</summary>
    public string Sql { get; init; } = "";

    /// <summary>The hypertable summed up; declared ones only.</summary>
    public ObjectId? Table { get; init; }

    /// <summary>The role that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>The refresh policy, "from/every/start" in seconds; empty for none, or one that is switched off.</summary>
    public string Refresh { get; init; } = "";

    /// <inheritdoc/>
    public override bool NeedsCommunity => true;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("definition", Definition), ("owner", Owner), ("refresh", Refresh)];
}
