using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for jobs of TimescaleDB's scheduler; community edition only.</summary>
internal static class JobSteps
{
    private const string Aggregates =
        "_timescaledb_catalog.continuous_agg a JOIN _timescaledb_catalog.hypertable h ON h.id = a.mat_hypertable_id";

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
        // A policy of an aggregate stands under the aggregate's name, in older versions under that of its hypertable.
        var isAggregate = $"a.user_view_schema = {schema} AND a.user_view_name = {name}";
        var aggregate = $"SELECT h.schema_name, h.table_name FROM {Aggregates} WHERE {isAggregate}";
        var target = id.Part.Length == 0
            ? $"j.hypertable_name IS NULL AND j.proc_schema = {schema} AND j.proc_name = {name}"
            : $"j.proc_name = {Quote.Literal(id.Part)}"
                + $" AND (j.hypertable_schema, j.hypertable_name) IN (SELECT {schema}::name, {name}::name UNION ALL {aggregate})";
        return $"SELECT public.delete_job(j.job_id) FROM timescaledb_information.jobs j WHERE {target}";
    }
}
