using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for schemas, extensions and routines.</summary>
internal static class SchemaSteps
{
    /// <summary>Makes, changes or drops a schema.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var id = difference.Id;
        var name = Quote.Identifier(id.Schema);
        if (difference.Declared is not CatalogSchema declared)
        {
            var found = (CatalogSchema)difference.Found!;
            return [
                Of(difference, StepKind.Destructive, Stage.DroppedSchemas, $"DROP SCHEMA {name} CASCADE") with
                {
                    Lock = LockLevel.AccessExclusive,
                    Loses = $"the schema {id.Schema} of {found.Owner} with {found.Relations} tables, views and sequences",
                },
            ];
        }

        return difference.Kind == DifferenceKind.Missing
            ? [
                Of(
                    difference,
                    StepKind.Create,
                    Stage.Schemas,
                    $"CREATE SCHEMA {name}{(declared.Owner is null ? "" : $" AUTHORIZATION {Quote.Identifier(declared.Owner)}")}") with
                {
                    Reverse = $"DROP SCHEMA {name}",
                },
            ]
            : [Of(difference, StepKind.Alter, Stage.Schemas, $"ALTER SCHEMA {name} OWNER TO {Quote.Identifier(declared.Owner!)}")];
    }

    /// <summary>Makes or drops an extension.</summary>
    public static IEnumerable<Step> ForExtension(Difference difference)
    {
        var name = Quote.Identifier(difference.Id.Name);
        yield return difference.Declared is null
            ? Of(difference, StepKind.Destructive, Stage.DroppedExtensions, $"DROP EXTENSION {name}") with
            {
                Loses = $"the extension {difference.Id.Name}; refused while anything uses it",
            }
            : Of(difference, StepKind.Create, Stage.Extensions, [$"CREATE EXTENSION {name} WITH SCHEMA public", .. Guarded(difference.Id.Name)]) with
            {
                Reverse = $"DROP EXTENSION {name}",
            };
    }

    private static IEnumerable<Statement> Guarded(string extension) => extension == CatalogExtension.Timescale ? [ChunkFunctions.Revoke] : [];

    /// <summary>Makes or changes a routine of ours.</summary>
    public static IEnumerable<Step> ForRoutine(Difference difference)
    {
        if (difference.Declared is not CatalogRoutine declared)
        {
            var sort = ((CatalogRoutine)difference.Found!).Sort;
            return [
                Of(
                    difference,
                    StepKind.Destructive,
                    Stage.Strays,
                    $"DROP {sort} {Quote.Qualified(difference.Id.Schema, difference.Id.Name)}({difference.Id.Part})") with
                {
                    Loses = $"the {sort.ToLowerInvariant()} {difference.Id.Name}",
                },
            ];
        }

        return
        [
            Of(
                difference,
                difference.Kind == DifferenceKind.Missing ? StepKind.Create : StepKind.Alter,
                Stage.NewReferences,
                [.. Dropped(difference), declared.Sql, .. Executable(declared), Recorded.Routine(difference.Id, declared.Definition)]),
        ];
    }

    /// <summary>A routine that is replaced keeps the leave that was given by hand; one that is made anew does not.</summary>
    private static IEnumerable<Statement> Dropped(Difference difference) => difference.Found is CatalogRoutine found
        ? [$"DROP {found.Sort} {Quote.Qualified(difference.Id.Schema, difference.Id.Name)}({difference.Id.Part})"]
        : [];

    /// <summary>Nobody but those named may call it.</summary>
    private static IEnumerable<Statement> Executable(CatalogRoutine declared)
    {
        var name = $"{declared.Sort} {Quote.Qualified(declared.Id.Schema, declared.Id.Name)}";
        yield return $"REVOKE ALL ON {name} FROM PUBLIC";
        if (declared.Executors.Count > 0)
            yield return $"GRANT EXECUTE ON {name} TO {Quote.Identifiers(declared.Executors)}";
    }

    private static Step Of(Difference difference, StepKind kind, Stage stage, params IReadOnlyList<Statement> statements) => new()
    {
        Object = difference.Id,
        Kind = kind,
        Reason = difference.Reason,
        Stage = stage,
        Statements = statements,
        Database = difference.Id.Database,
        Effects = [difference.Declared is null ? Effect.Remove(difference.Id) : Effect.Put(difference.Declared)],
    };
}
