namespace ClusterProvisioning.Database.Catalog;

/// <summary>Something of a sort that is never declared: a trigger, sequence, materialised view, type.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogStray(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>What SQL calls it: TRIGGER, SEQUENCE, MATERIALIZED VIEW.</summary>
    public required string Sort { get; init; }

    /// <summary>Its owner, where it has one.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Its number in the catalog: what was made later depends on what was made earlier.</summary>
    public long Oid { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [];
}
