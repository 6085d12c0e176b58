using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that make and drop views and row-level policies.</summary>
internal static class ViewSteps
{
    /// <summary>Makes, hands over or drops a view; one whose definition differs was dropped before.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        if (difference.Declared is not CatalogView declared)
        {
            var found = (CatalogView)difference.Found!;
            return [
                Drop(found, difference.Reason) with { Kind = StepKind.Destructive, Stage = Stage.Strays, Loses = $"the view {found.Id.Path} of {found.Owner}" },
            ];
        }

        var name = Quote.Qualified(declared.Id.Schema, declared.Id.Name);
        var handOver = $"ALTER VIEW {name} OWNER TO {Quote.Identifier(declared.Owner)}";
        var step = Of(declared.Id, StepKind.Alter, difference.Reason, Ranks.View) with
        {
            Unit = TableSteps.Unit(declared.Table!),
            Statements = [handOver],
            Effects = [Effect.Put(declared)],
        };
        return difference.Kind == DifferenceKind.Changed ? [step] :
        [
            step with
            {
                Kind = StepKind.Create,
                Statements = [$"CREATE VIEW {name} {declared.Sql}", handOver, Recorded.View(declared.Id, declared.Definition)],
                Reverse = $"DROP VIEW {name}",
            },
        ];
    }

    /// <summary>Makes or drops a policy; one that differs was dropped before.</summary>
    public static IEnumerable<Step> ForPolicy(Difference difference)
    {
        if (difference.Declared is not CatalogPolicy declared)
            return [DropPolicy((CatalogPolicy)difference.Found!, difference.Reason)];
        var table = Quote.Qualified(declared.Id.Schema, declared.Id.Name);
        return
        [
            Of(declared.Id, StepKind.Create, difference.Reason, Ranks.Policy) with
            {
                Statements =
                [
                    $"CREATE POLICY {Quote.Identifier(declared.Id.Part)} ON {table} {declared.Sql}",
                    Recorded.Policy(declared.Id, declared.Definition),
                ],
                Reverse = $"DROP POLICY {Quote.Identifier(declared.Id.Part)} ON {table}",
                Effects = [Effect.Put(declared)],
            },
        ];
    }

    /// <summary>Drops a view, with its privileges.</summary>
    public static Step Drop(CatalogView view, string reason) => Of(view.Id, StepKind.Alter, reason, Ranks.DropView) with
    {
        Statements = [$"DROP VIEW {Quote.Qualified(view.Id.Schema, view.Id.Name)}"],
        Lock = LockLevel.AccessExclusive,
        Effects = [Effect.Remove(view.Id)],
    };

    /// <summary>Drops a row-level policy.</summary>
    public static Step DropPolicy(CatalogPolicy policy, string reason) => Of(policy.Id, StepKind.Alter, reason, Ranks.DropPolicy) with
    {
        Statements = [$"DROP POLICY {Quote.Identifier(policy.Id.Part)} ON {Quote.Qualified(policy.Id.Schema, policy.Id.Name)}"],
        Lock = LockLevel.AccessExclusive,
        Effects = [Effect.Remove(policy.Id)],
    };

    private static Step Of(ObjectId id, StepKind kind, string reason, int rank) => new()
    {
        Object = id,
        Kind = kind,
        Reason = reason,
        Statements = [],
        Database = id.Database,
        Stage = Stage.Tables,
        Unit = TableSteps.Unit(id),
        Rank = rank,
        Effects = [],
    };
}
