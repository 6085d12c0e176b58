namespace ClusterProvisioning.Database.Catalog;

/// <summary>A function or procedure of the <c>provision</c> schema.</summary>
/// <param name="Id">Which one; its arguments as part.</param>
/// <param name="Definition">Fingerprint of what was declared.</param>
public sealed record CatalogRoutine(ObjectId Id, string Definition) : CatalogObject(Id)
{
    /// <summary>The CREATE statement; declared ones only.</summary>
    public string Sql { get; init; } = "";

    /// <summary>FUNCTION or PROCEDURE.</summary>
    public string Sort { get; init; } = "FUNCTION";

    /// <summary>Roles that may call it; declared ones only, everybody else may not.</summary>
    public IReadOnlyList<string> Executors { get; init; } = [];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, string? Value)> Attributes => [("definition", Definition)];
}
