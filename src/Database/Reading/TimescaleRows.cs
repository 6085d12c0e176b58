using System.Text.Json;
using ClusterProvisioning.Database.Catalog;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Turns rows of TimescaleDB's catalog, and of the tables beside it, into objects.</summary>
/// <param name="database">The database's name.</param>
/// <param name="schemas">The schemas that are looked after.</param>
/// <param name="definitions">Which declared text each found text goes back to.</param>
internal sealed class TimescaleRows(string database, IReadOnlyList<string> schemas, Definitions definitions)
{
    /// <summary>A hypertable; null in a schema that is not looked after.</summary>
    public CatalogObject? Hypertable(JsonElement row) => !IsManaged(row, "schema_name") ? null : new CatalogHypertable(Id(ObjectKind.Hypertable, row))
    {
        Time = row.Text("time") ?? "",
        IntervalMicroseconds = row.Number("interval") ?? 0,
        Space = row.Number("spaces") > 1 ? "several" : row.Text("space") ?? "",
    };

    /// <summary>A row of <c>provision.lifecycle</c>.</summary>
    public CatalogObject Lifecycle(JsonElement row) => new CatalogLifecycle(Id(ObjectKind.Lifecycle, row))
    {
        WarmAfter = row.Number("warm_after"),
        Warm = row.Text("warm"),
        ColdAfter = row.Number("cold_after"),
        Cold = row.Text("cold"),
        DropAfter = row.Number("drop_after"),
        Archive = row.GetProperty("archive").GetBoolean(),
        ChunksPerRun = (int)row.Number("chunks_per_run")!,
    };

    /// <summary>A hypertable's compression; null in a schema that is not looked after.</summary>
    public CatalogObject? Compression(JsonElement row) => !IsManaged(row, "schema_name") ? null : new CatalogCompression(Id(ObjectKind.Compression, row))
    {
        SegmentBy = row.Text("segment_by") ?? "",
        OrderBy = row.Text("order_by") ?? "",
        Policy = row.Text("policy") ?? "",
    };

    /// <summary>A job; null where its table or procedure is in a schema that is not looked after.</summary>
    public CatalogObject? Job(JsonElement row) =>
        !IsManaged(row, "schema_name") ? null : new CatalogJob(Id(ObjectKind.Job, row) with { Part = row.Text("part") ?? "" })
        {
            Schedule = row.Text("schedule") ?? "",
        };

    /// <summary>A continuous aggregate; null in a schema that is not looked after.</summary>
    public CatalogObject? Aggregate(JsonElement row)
    {
        if (!IsManaged(row, "user_view_schema"))
            return null;
        var (schema, name) = (row.Text("user_view_schema")!, row.Text("user_view_name")!);
        return new CatalogAggregate(new ObjectId(ObjectKind.Aggregate, database, schema, name))
        {
            Definition = definitions.Of("aggregate", schema, name, "", row.Text("found")),
            Owner = row.Text("owner")!,
            Refresh = row.Text("refresh") ?? "",
        };
    }

    private bool IsManaged(JsonElement row, string property) => schemas.Contains(row.Text(property)!);

    private ObjectId Id(ObjectKind kind, JsonElement row) => new(kind, database, row.Text("schema_name")!, row.Text("table_name")!);
}
