using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that make, change and drop tablespaces, none of them in a transaction.</summary>
internal static class TablespaceSteps
{
    /// <summary>Makes, changes or drops a tablespace; none of it can be in a transaction.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var name = Quote.Identifier(difference.Id.Name);
        if (difference.Kind == DifferenceKind.Missing)
            return [Create(difference, (CatalogTablespace)difference.Declared!, name)];
        if (difference.Kind == DifferenceKind.Unmanaged)
            return [Drop(difference, name, Stage.DroppedTablespaces)];
        return Destruction.IsMovedTablespace(difference)
            ? [Drop(difference, name, Stage.Tablespaces), Create(difference, (CatalogTablespace)difference.Declared!, name) with { Rank = 1 }]
            : [Alter(difference, (CatalogTablespace)difference.Declared!, (CatalogTablespace)difference.Found!, name)];
    }

    private static Step Create(Difference difference, CatalogTablespace declared, string name)
    {
        var owner = declared.Owner is null ? "" : $" OWNER {Quote.Identifier(declared.Owner)}";
        var options = declared.Options.Count == 0 ? "" : $" WITH ({string.Join(", ", declared.Options)})";
        return new Step
        {
            Object = difference.Id,
            Kind = StepKind.Create,
            Reason = difference.Reason + "; take a base backup afterwards, recovery from an older one stops here",
            Stage = Stage.Tablespaces,
            Statements = [$"CREATE TABLESPACE {name}{owner} LOCATION {Quote.Literal(declared.Location)}{options}"],
            Transactional = false,
            Reverse = $"DROP TABLESPACE {name}",
            Effects = [Effect.Put(declared)],
        };
    }

    private static Step Alter(Difference difference, CatalogTablespace declared, CatalogTablespace found, string name)
    {
        var statements = new List<Statement>();
        if (declared.Owner is not null && declared.Owner != found.Owner)
            statements.Add($"ALTER TABLESPACE {name} OWNER TO {Quote.Identifier(declared.Owner)}");
        var gone = found.Options.Select(Name).Except(declared.Options.Select(Name), StringComparer.Ordinal).ToList();
        if (gone.Count > 0)
            statements.Add($"ALTER TABLESPACE {name} RESET ({string.Join(", ", gone)})");
        var other = declared.Options.Except(found.Options, StringComparer.Ordinal).ToList();
        if (other.Count > 0)
            statements.Add($"ALTER TABLESPACE {name} SET ({string.Join(", ", other)})");
        return new Step
        {
            Object = difference.Id,
            Kind = StepKind.Alter,
            Reason = difference.Reason,
            Stage = Stage.Tablespaces,
            Statements = statements,
            Rank = 2,
            Effects = [Effect.Put(declared with { Owner = declared.Owner ?? found.Owner })],
        };
    }

    private static Step Drop(Difference difference, string name, Stage stage) => new()
    {
        Object = difference.Id,
        Kind = StepKind.Destructive,
        Reason = difference.Reason,
        Stage = stage,
        Statements = [$"DROP TABLESPACE {name}"],
        Transactional = false,
        Loses = $"the tablespace {difference.Id.Name} at {((CatalogTablespace)difference.Found!).Location}; refused while anything is in it",
        Effects = [Effect.Remove(difference.Id)],
    };

    private static string Name(string option) => option[..option.IndexOf('=', StringComparison.Ordinal)];
}
