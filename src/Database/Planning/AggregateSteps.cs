using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for continuous aggregates; community edition only.</summary>
internal static class AggregateSteps
{
    /// <summary>Makes an aggregate anew where its query differs, or changes its refresh policy.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var (id, name) = (difference.Id, Quote.Qualified(difference.Id.Schema, difference.Id.Name));
        var declared = difference.Declared as CatalogAggregate;
        var isOther = declared is null || (difference.Found as CatalogAggregate)?.Definition != declared.Definition;
        var statements = new List<Statement>();
        if (difference.Found is not null && isOther)
            statements.Add($"DROP MATERIALIZED VIEW {name}");
        if (declared is not null)
            statements.AddRange(Wanted(declared, name, isOther));
        yield return new Step
        {
            Object = id,
            Kind = difference.Kind == DifferenceKind.Missing ? StepKind.Create : isOther ? StepKind.Destructive : StepKind.Alter,
            Reason = difference.Reason,
            Statements = statements,
            Database = id.Database,
            Stage = Stage.Tables,
            Unit = TableSteps.Unit(declared?.Table ?? id),
            Rank = Ranks.Aggregate,
            Lock = LockLevel.AccessExclusive,
            Loses = difference.Found is not null && isOther ? $"the aggregated rows of {id.Path}; a refresh makes anew what the table still holds" : null,
            Effects = [declared is null ? Effect.Remove(id) : Effect.Put(declared)],
        };
    }

    private static IEnumerable<Statement> Wanted(CatalogAggregate declared, string name, bool isOther)
    {
        if (isOther)
        {
            yield return $"CREATE MATERIALIZED VIEW {name} WITH (timescaledb.continuous) AS {declared.Sql} WITH NO DATA";
            yield return Recorded.Aggregate(declared.Id, declared.Definition);
        }

        if (declared.Owner.Length > 0)
            yield return $"ALTER MATERIALIZED VIEW {name} OWNER TO {Quote.Identifier(declared.Owner)}";
        var view = $"{Quote.Literal(name)}::regclass";
        var seconds = declared.Refresh.Split('/');
        yield return $"SELECT public.remove_continuous_aggregate_policy({view}, if_exists => true)";
        // The end lies one refresh back: rows that still come in would be aggregated twice.
        yield return $"SELECT public.add_continuous_aggregate_policy({view}, start_offset => INTERVAL '{seconds[0]} seconds', end_offset => INTERVAL '{seconds[1]} seconds', schedule_interval => INTERVAL '{seconds[1]} seconds')";
    }
}
