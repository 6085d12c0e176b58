namespace ClusterProvisioning.Database.Catalog;

/// <summary>A view: its query, and who owns it.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogView(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>The role that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>Fingerprint of what was declared.</summary>
    public required string Definition { get; init; }

    /// <summary>What stands after its name in SQL; declared ones only.</summary>
    public string Sql { get; init; } = "";

    /// <summary>The table that it stands in front of; declared ones only.</summary>
    public ObjectId? Table { get; init; }

    /// <summary>The continuous aggregate that it stands in front of; declared ones only, null for a table.</summary>
    public ObjectId? Aggregate { get; init; }

    /// <inheritdoc/>
    public override bool NeedsCommunity => Aggregate is not null;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("owner", Owner), ("definition", Definition)];
}
