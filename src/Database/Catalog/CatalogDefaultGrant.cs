namespace ClusterProvisioning.Database.Catalog;

/// <summary>A role's privileges on tables that another role makes later in a schema.</summary>
/// <param name="Id">The schema, the other role by name, the sort of object as part, the grantee.</param>
/// <param name="Privileges">The privileges in order of their names.</param>
public sealed record CatalogDefaultGrant(ObjectId Id, IReadOnlyList<string> Privileges) : CatalogObject(Id)
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("privileges", string.Join(", ", Privileges))];
}
