using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for jobs of TimescaleDB's scheduler; community edition only.</summary>
internal static class JobSteps
{
    /// <summary>Makes a job anew, or ends it; a job holds nothing that would be lost.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var id = difference.Id;
        var statements = new List<Statement>();
        if (difference.Found is not null)
            statements.Add(Delete(id));
        if (difference.Declared is CatalogJob declared)
        {
            var schedule = PolicySchedule.Parse(declared.Schedule);
            var procedure = $"{Quote.Literal(Quote.Qualified(id.Schema, id.Name))}::regproc";
            statements.Add($"SELECT public.add_job({procedure}, {schedule.Arguments})");
        }

        yield return Step.Of(difference, Stage.Lifecycles, statements);
    }

    private static string Delete(ObjectId id)
    {
        var (schema, name) = (Quote.Literal(id.Schema), Quote.Literal(id.Name));
        var hypertable = $"SELECT h.id FROM _timescaledb_catalog.hypertable h WHERE h.schema_name = {schema} AND h.table_name = {name}";
        var isAggregate = $"a.user_view_schema = {schema} AND a.user_view_name = {name}";
        var aggregate = $"SELECT a.mat_hypertable_id FROM _timescaledb_catalog.continuous_agg a WHERE {isAggregate}";
        var target = id.Part.Length == 0
            ? $"j.hypertable_id IS NULL AND j.proc_schema = {schema} AND j.proc_name = {name}"
            : $"j.proc_name = {Quote.Literal(id.Part)} AND j.hypertable_id IN ({hypertable} UNION {aggregate})";
        return $"SELECT public.delete_job(j.id) FROM _timescaledb_config.bgw_job j WHERE {target}";
    }
}
