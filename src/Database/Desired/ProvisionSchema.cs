using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Topology.Declaration.Contents;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>What this program keeps for itself in each database: journal, fingerprints, chunk lifecycles.</summary>
internal static class ProvisionSchema
{
    private static readonly ContentsDeclaration Nothing = new();

    /// <summary>The schema and its tables; with TimescaleDB also the procedure that moves and drops chunks.</summary>
    public static IEnumerable<CatalogObject> Of(string database, bool withTimescale) =>
        new CatalogObject[] { new CatalogSchema(new ObjectId(ObjectKind.Schema, database, ManagedScope.Own), null) }
            .Concat(Table(database, "definition", Definition))
            .Concat(Table(database, "journal", Journal))
            .Concat(withTimescale ? Table(database, "lifecycle", Lifecycle).Concat(Table(database, "archived", Archived)).Append(Tier(database)) : []);

    private static TableDeclaration Definition => new()
    {
        Columns = Columns(("kind", "text"), ("schema_name", "text"), ("object_name", "text"), ("part", "text"), ("declared", "text"), ("found", "text")),
        PrimaryKey = Names("kind", "schema_name", "object_name", "part"),
    };

    private static TableDeclaration Journal => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>(Columns(
            ("time", "timestamptz"), ("actor", "text"), ("region", "text"), ("region_hash", "text"), ("object", "text"), ("kind", "text"), ("statements", "text"), ("outcome", "text"), ("milliseconds", "bigint")))
        {
            [SqlName.Parse("entry")] = new ColumnDeclaration { Type = ColumnType.Parse("bigint"), Identity = true },
        },
        PrimaryKey = Names("entry"),
        Indexes = new OrderedDictionary<SqlName, IndexDeclaration> { [SqlName.Parse("journal_object_idx")] = new IndexDeclaration { Columns = Names("object", "entry") } },
    };

    private static TableDeclaration Lifecycle => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>(Columns(("schema_name", "text"), ("table_name", "text"), ("archive", "boolean"), ("chunks_per_run", "integer")))
        {
            [SqlName.Parse("warm_after")] = Optional("bigint"),
            [SqlName.Parse("warm")] = Optional("text"),
            [SqlName.Parse("cold_after")] = Optional("bigint"),
            [SqlName.Parse("cold")] = Optional("text"),
            [SqlName.Parse("drop_after")] = Optional("bigint"),
        },
        PrimaryKey = Names("schema_name", "table_name"),
    };

    private static TableDeclaration Archived => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>(Columns(
            ("chunk_schema", "text"), ("chunk_name", "text"), ("schema_name", "text"), ("table_name", "text"), ("range_start", "timestamptz"), ("range_end", "timestamptz"), ("rows", "bigint"), ("sha256", "text"), ("object", "text")))
        {
            [SqlName.Parse("verified")] = Optional("timestamptz"),
        },
        PrimaryKey = Names("chunk_schema", "chunk_name"),
    };

    private static CatalogRoutine Tier(string database)
    {
        using var stream = typeof(ProvisionSchema).Assembly.GetManifestResourceStream("tier.sql")!;
        using var reader = new StreamReader(stream);
        var sql = reader.ReadToEnd().TrimEnd('\n', ';');
        return new CatalogRoutine(new ObjectId(ObjectKind.Routine, database, ManagedScope.Own, "tier", "INOUT moved integer, INOUT dropped integer"), Fingerprint.Of(sql)) { Sql = sql, Sort = "PROCEDURE" };
    }

    private static IEnumerable<CatalogObject> Table(string database, string name, TableDeclaration table) =>
        new TableObjects(Nothing, new TablePlace(database, ManagedScope.Own, name, null, "pg_default"), table, new MemorySize(0)).All();

    private static OrderedDictionary<SqlName, ColumnDeclaration> Columns(params (string Name, string Type)[] columns) =>
        new(columns.Select(column => KeyValuePair.Create(SqlName.Parse(column.Name), new ColumnDeclaration { Type = ColumnType.Parse(column.Type) })));

    private static ColumnDeclaration Optional(string type) => new() { Type = ColumnType.Parse(type), Nullable = true };

    private static SqlName[] Names(params string[] names) => [.. names.Select(SqlName.Parse)];
}
