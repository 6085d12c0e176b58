namespace ClusterProvisioning.Database.Catalog;

/// <summary>A schema of a database, with its owner.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Owner">Its owner.</param>
/// <param name="Relations">How many tables, views and the like it holds, where nobody declared it.</param>
public sealed record CatalogSchema(ObjectId Id, string? Owner, int Relations = 0) : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("owner", Owner)];
}
