namespace ClusterProvisioning.Database.Catalog;

/// <summary>Which object is meant; names that do not apply are empty.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Database">The database; empty for what belongs to all of them.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Name">The object, or the table that it is a part of.</param>
/// <param name="Part">The part: a column, constraint, index, policy, member, parameter.</param>
/// <param name="Grantee">The role that holds the privileges; empty for PUBLIC.</param>
public sealed record ObjectId(ObjectKind Kind, string Database = "", string Schema = "", string Name = "", string Part = "", string Grantee = "")
{
    /// <summary>The names with dots between them, as people say them.</summary>
    public string Path => Kind switch
    {
        ObjectKind.Membership => $"{Part} in {Name}",
        ObjectKind.Setting => $"{Part}{On("role", Name)}{On("database", Database)}",
        ObjectKind.Grant => $"{Target} to {Role}",
        ObjectKind.DefaultGrant => $"later tables of {Name}{On("schema", Schema)} to {Role}",
        ObjectKind.Power => $"{Part} of role {Name}",
        ObjectKind.Role or ObjectKind.Tablespace or ObjectKind.Database or ObjectKind.Slot or ObjectKind.Parameter or ObjectKind.Override => Target,
        ObjectKind.Schema or ObjectKind.Extension or ObjectKind.Routine or ObjectKind.Relation or ObjectKind.Type => Target,
        ObjectKind.Table or ObjectKind.Column or ObjectKind.Constraint or ObjectKind.Index or ObjectKind.Trigger => Target,
        ObjectKind.Hypertable or ObjectKind.Compression or ObjectKind.Aggregate or ObjectKind.Lifecycle or ObjectKind.Job => Target,
        ObjectKind.View or ObjectKind.Policy => Target,
    };

    private string Role => Grantee.Length == 0 ? "PUBLIC" : Grantee;

    private string Target => string.Join('.', new[] { Schema, Name, Part }.Where(text => text.Length > 0)) is { Length: > 0 } names ? names : Database;

    /// <inheritdoc/>
    public override string ToString() => $"{Kind.ToString().ToLowerInvariant()} {Path}";

    private static string On(string kind, string name) => name.Length == 0 ? "" : $" of {kind} {name}";
}
