namespace ClusterProvisioning.Database.Catalog;

/// <summary>A role's membership in another.</summary>
/// <param name="Id">The group by name, the member as part.</param>
/// <param name="Options">Admin, inherit and set option, as far as they are not the default.</param>
public sealed record CatalogMembership(ObjectId Id, string Options = "") : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("options", Options)];
}
