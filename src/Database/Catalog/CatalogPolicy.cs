namespace ClusterProvisioning.Database.Catalog;

/// <summary>A row-level security policy.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Definition">Fingerprint of what was declared.</param>
public sealed record CatalogPolicy(ObjectId Id, string Definition) : CatalogObject(Id)
{
    /// <summary>What stands after the table in SQL; declared ones only.</summary>
    public string Sql { get; init; } = "";

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("definition", Definition)];
}
