namespace ClusterProvisioning.Database.Catalog;

/// <summary>A database: its owner, default tablespace and limit of connections.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogDatabase(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>The role that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>Where tables go that name none.</summary>
    public required string Tablespace { get; init; }

    /// <summary>Connections at once; -1 for no limit.</summary>
    public int ConnectionLimit { get; init; } = -1;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
        [("owner", Owner), ("tablespace", Tablespace), ("connection limit", $"{ConnectionLimit}")];
}
