using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for continuous aggregates; community edition only.</summary>
internal static class AggregateSteps
{
    /// <summary>Makes an aggregate, changes its owner or refresh policy, or drops it; one whose query differs was dropped before.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        if (difference.Declared is not CatalogAggregate declared)
            return [Drop((CatalogAggregate)difference.Found!, difference.Id, difference.Reason)];
        var isNew = difference.Kind == DifferenceKind.Missing;
        return
        [
            Of(declared.Id, declared.Table!, isNew ? StepKind.Create : StepKind.Alter, difference.Reason) with
            {
                Rank = Ranks.Aggregate,
                Statements = [.. isNew ? Creation(declared) : [], .. Settings(declared, (difference.Found as CatalogAggregate)?.Refresh)],
                Effects = [Effect.Put(declared)],
            },
        ];
    }

    /// <summary>Drops an aggregate with what it holds.</summary>
    public static Step Drop(CatalogAggregate found, ObjectId table, string reason) => Of(found.Id, table, StepKind.Destructive, reason) with
    {
        Rank = Ranks.DropAggregate,
        Statements = [$"DROP MATERIALIZED VIEW {Name(found.Id)}"],
        Loses = $"the aggregated rows of {found.Id.Path}; a refresh makes anew what the table still holds",
        Effects = [Effect.Remove(found.Id)],
    };

    private static Step Of(ObjectId id, ObjectId table, StepKind kind, string reason) => new()
    {
        Object = id,
        Kind = kind,
        Reason = reason,
        Statements = [],
        Database = id.Database,
        Stage = Stage.Tables,
        Unit = TableSteps.Unit(table),
        Lock = LockLevel.AccessExclusive,
        Effects = [],
    };

    private static IEnumerable<Statement> Creation(CatalogAggregate declared)
    {
        yield return $"CREATE MATERIALIZED VIEW {Name(declared.Id)} WITH (timescaledb.continuous) AS {declared.Sql} WITH NO DATA";
        yield return Recorded.Aggregate(declared.Id, declared.Definition);
    }

    private static IEnumerable<Statement> Settings(CatalogAggregate declared, string? refresh)
    {
        if (declared.Owner.Length > 0)
            yield return $"ALTER MATERIALIZED VIEW {Name(declared.Id)} OWNER TO {Quote.Identifier(declared.Owner)}";
        if (refresh == declared.Refresh)
            yield break;
        var (view, from) = ($"{Quote.Literal(Name(declared.Id))}::regclass", $"INTERVAL '{declared.Refresh.Split('/')[0]} seconds'");
        var schedule = PolicySchedule.Parse(declared.Refresh);
        if (refresh is not null)
            yield return $"SELECT public.remove_continuous_aggregate_policy({view}, if_exists => true)";
        // The end lies one refresh back: rows that still come in would be aggregated twice.
        var window = $"start_offset => {from}, end_offset => {schedule.Every}";
        yield return $"SELECT public.add_continuous_aggregate_policy({view}, {window}, {schedule.Arguments})";
    }

    private static string Name(ObjectId id) => Quote.Qualified(id.Schema, id.Name);
}
