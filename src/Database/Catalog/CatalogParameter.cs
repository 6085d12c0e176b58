namespace ClusterProvisioning.Database.Catalog;

/// <summary>A setting of Patroni's dynamic configuration: one of its own, or a parameter of PostgreSQL that all members share.</summary>
/// <param name="Id">Which one, by its path.</param>
/// <param name="Value">Its value as text.</param>
/// <param name="Json">The value as Patroni takes it; declared ones only.</param>
public sealed record CatalogParameter(ObjectId Id, string Value, string Json = "null") : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("value", Value)];
}
