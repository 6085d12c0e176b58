namespace ClusterProvisioning.Database.Catalog;

/// <summary>A table's constraint.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogConstraint(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>What it asks of rows.</summary>
    public required ConstraintKind Kind { get; init; }

    /// <summary>Its structure, in words of ours; a check's fingerprint.</summary>
    public required string Definition { get; init; }

    /// <summary>What stands after its name in SQL; declared ones only.</summary>
    public string Sql { get; init; } = "";

    /// <summary>Where the index behind a key lies; empty for the database's tablespace, null where there is none.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The table that a foreign key refers to.</summary>
    public ObjectId? Target { get; init; }

    /// <summary>Whether it holds for the rows that were there before it.</summary>
    public bool Validated { get; init; } = true;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes =>
        [("definition", $"{Kind.ToString().ToLowerInvariant()} {Definition}"), ("tablespace", Tablespace), ("validated", Flag(Validated))];
}
