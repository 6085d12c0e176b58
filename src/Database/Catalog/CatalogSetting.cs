namespace ClusterProvisioning.Database.Catalog;

/// <summary>A server parameter of a database's sessions, a role's, or a role's in a database.</summary>
/// <param name="Id">The role by name, the parameter as part.</param>
/// <param name="Value">The value as the catalog keeps it.</param>
public sealed record CatalogSetting(ObjectId Id, string Value) : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("value", Value)];
}
