using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for things of sorts that are never declared.</summary>
internal static class StraySteps
{
    /// <summary>Drops one; what was made later goes first, since it may stand on what was made earlier.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var (id, stray) = (difference.Id, (CatalogStray)difference.Found!);
        var name = Quote.Qualified(id.Schema, id.Name);
        // A routine's arguments come from the catalog, which quotes them.
        var target = id.Kind == ObjectKind.Trigger ? $"{Quote.Identifier(id.Part)} ON {name}"
            : id.Kind == ObjectKind.Routine ? $"{name}({id.Part})"
            : name;
        yield return new Step
        {
            Object = id,
            Kind = StepKind.Destructive,
            Reason = difference.Reason,
            Statements = [$"DROP {stray.Sort} {target}"],
            Database = id.Database,
            Stage = id.Kind is ObjectKind.Type or ObjectKind.Routine || stray.Sort == "SEQUENCE" ? Stage.DroppedTypes : Stage.Strays,
            Rank = (int)Math.Max(int.MinValue, -stray.Oid),
            Lock = LockLevel.AccessExclusive,
            Loses = $"the {stray.Sort.ToLowerInvariant()} {id.Path}{(stray.Owner.Length == 0 ? "" : $" of {stray.Owner}")}",
            Effects = [Effect.Remove(id)],
        };
    }
}
