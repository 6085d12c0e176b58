using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that make a table a hypertable or change how it is cut.</summary>
internal static class HypertableSteps
{
    /// <summary>Makes a table a hypertable, or changes how long its next chunks last.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var declared = (CatalogHypertable)difference.Declared!;
        var table = $"{Quote.Literal(Quote.Qualified(declared.Id.Schema, declared.Id.Name))}::regclass";
        var interval = $"INTERVAL '{declared.IntervalMicroseconds} microseconds'";
        var step = new Step
        {
            Object = declared.Id,
            Kind = StepKind.Create,
            Reason = $"{difference.Reason}; {declared.Explanation}",
            Database = declared.Id.Database,
            Stage = Stage.Tables,
            Unit = TableSteps.Unit(declared.Id),
            Rank = Ranks.Hypertable,
            Statements = [],
            Effects = [Effect.Put(declared)],
        };
        if (difference.Kind == DifferenceKind.Changed)
            return [step with { Kind = StepKind.Alter, Statements = [$"SELECT public.set_chunk_time_interval({table}, {interval})"] }];
        var range = $"public.by_range({Quote.Literal(declared.Time)}, {interval})";
        var create = $"SELECT public.create_hypertable({table}, {range}, create_default_indexes => false, migrate_data => true)";
        var space = $"SELECT public.add_dimension({table}, public.by_hash({Quote.Literal(declared.SpaceColumn)}, {declared.SpacePartitions}))";
        return [step with { Lock = LockLevel.AccessExclusive, Statements = declared.Space.Length == 0 ? [create] : [create, space] }];
    }
}
