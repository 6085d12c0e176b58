namespace ClusterProvisioning.Database.Catalog;

/// <summary>A parameter that ALTER SYSTEM set: it goes before what Patroni writes, on this one machine only.</summary>
/// <param name="Id">The parameter.</param>
/// <param name="Value">Its value in postgresql.auto.conf.</param>
public sealed record CatalogOverride(ObjectId Id, string Value) : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("value", Value)];
}
