namespace ClusterProvisioning.Database.Catalog;

/// <summary>An index that belongs to no constraint.</summary>
/// <param name="Id">Which one; the table by name, the index as part.</param>
public sealed record CatalogIndex(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Method, uniqueness and columns, as SQL writes them after ON table.</summary>
    public required string Definition { get; init; }

    /// <summary>Whether the values must differ.</summary>
    public bool Unique { get; init; }

    /// <summary>Where it lies; empty for the database's tablespace.</summary>
    public string Tablespace { get; init; } = "";

    /// <summary>False for what a broken-off CREATE INDEX CONCURRENTLY left behind.</summary>
    public bool Valid { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
        [("definition", (Unique ? "unique " : "") + Definition), ("tablespace", Tablespace), ("valid", Flag(Valid))];
}
