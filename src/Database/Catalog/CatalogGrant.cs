namespace ClusterProvisioning.Database.Catalog;

/// <summary>A role's privileges on an object.</summary>
/// <param name="Id">The object's names, and the grantee.</param>
/// <param name="Target">What the object is.</param>
/// <param name="Privileges">The privileges in order of their names; a star behind those that may be passed on.</param>
public sealed record CatalogGrant(ObjectId Id, GrantTarget Target, IReadOnlyList<string> Privileges) : CatalogObject(Id)
{
    /// <summary>True where the object needs the community edition.</summary>
    public bool OnAggregate { get; init; }

    /// <inheritdoc/>
    public override bool NeedsCommunity => OnAggregate;

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("privileges", string.Join(", ", Privileges))];
}
