namespace ClusterProvisioning.Database.Catalog;

/// <summary>An extension.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Version">Its version on the server; declared, null: whichever is there.</param>
public sealed record CatalogExtension(ObjectId Id, string? Version = null) : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("version", Version)];
}
