namespace ClusterProvisioning.Database.Catalog;

/// <summary>An attribute of a role that others keep, with which it goes round grants and policies: SUPERUSER, CREATEROLE, BYPASSRLS.</summary>
/// <param name="Id">The role by name, the attribute as part.</param>
public sealed record CatalogPower(ObjectId Id) : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [];
}
