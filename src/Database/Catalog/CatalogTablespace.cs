namespace ClusterProvisioning.Database.Catalog;

/// <summary>A tablespace of the cluster: its folder, owner and options.</summary>
/// <param name="Id">Which one.</param>
public sealed record CatalogTablespace(ObjectId Id) : CatalogObject(Id)
{
    /// <summary>Its owner; null asks for none in particular.</summary>
    public string? Owner { get; init; }

    /// <summary>The folder on every member, without a slash at its end.</summary>
    public required string Location { get; init; }

    /// <summary>Planner costs, "name=value", in order of their names.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("owner", Owner), ("location", Location), ("options", string.Join(", ", Options))];
}
