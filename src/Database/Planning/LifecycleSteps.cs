using System.Globalization;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps for the rows that <c>provision.tier</c> works by.</summary>
internal static class LifecycleSteps
{
    /// <summary>Writes, changes or deletes a table's row.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var id = difference.Id;
        var delete = $"DELETE FROM provision.lifecycle WHERE schema_name = {Quote.Literal(id.Schema)} AND table_name = {Quote.Literal(id.Name)}";
        var statements = new List<Statement> { delete };
        if (difference.Declared is CatalogLifecycle declared)
        {
            statements.Add("INSERT INTO provision.lifecycle (schema_name, table_name, warm_after, warm, cold_after, cold, drop_after, archive, chunks_per_run)"
                + $" VALUES ({string.Join(", ", Values(declared))})");
        }

        yield return Step.Of(difference, Stage.Lifecycles, statements);
    }

    private static IEnumerable<string> Values(CatalogLifecycle row) =>
    [
        Quote.Literal(row.Id.Schema), Quote.Literal(row.Id.Name),
        Number(row.WarmAfter), Text(row.Warm), Number(row.ColdAfter), Text(row.Cold), Number(row.DropAfter),
        row.Archive ? "true" : "false", Number(row.ChunksPerRun),
    ];

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "NULL";

    private static string Text(string? text) => text is null ? "NULL" : Quote.Literal(text);
}
