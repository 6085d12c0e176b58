using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Desired;

/// <summary>What this program keeps for itself in each database: journal, fingerprints, chunk lifecycles.</summary>
internal static class ProvisionSchema
{
    private static readonly ContentsDeclaration Nothing = new();

    /// <summary>The schema and its tables; with TimescaleDB also what moves and drops chunks.</summary>
    /// <param name="database">The database.</param>
    /// <param name="withTimescale">Whether it has TimescaleDB.</param>
    /// <param name="housekeeper">The role that runs it; none where nobody but a superuser does.</param>
    public static IEnumerable<CatalogObject> Of(string database, bool withTimescale, string? housekeeper = null) =>
        new CatalogObject[] { new CatalogSchema(new ObjectId(ObjectKind.Schema, database, ManagedScope.Own), null) }
            .Concat(Table(database, "definition", Definition))
            .Concat(Table(database, "journal", Journal))
            .Concat(withTimescale
                ? Table(database, "lifecycle", Lifecycle)
                    .Concat(Table(database, "archived", Archived))
                    .Concat(Routines(database, housekeeper))
                    .Append(TierJob(database))
                    .Concat(Grants(database, housekeeper))
                : []);

    private static TableDeclaration Definition => new()
    {
        Columns = Columns(("kind", "text"), ("schema_name", "text"), ("object_name", "text"), ("part", "text"), ("declared", "text"), ("found", "text")),
        PrimaryKey = Names("kind", "schema_name", "object_name", "part"),
    };

    private static TableDeclaration Journal => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>(Columns(
            ("time", "timestamptz"), ("actor", "text"), ("region", "text"), ("region_hash", "text"), ("object", "text"), ("kind", "text"),
            ("statements", "text"), ("outcome", "text"), ("milliseconds", "bigint")))
        {
            [SqlName.Parse("entry")] = new ColumnDeclaration { Type = ColumnType.Parse("bigint"), Identity = true },
        },
        PrimaryKey = Names("entry"),
        Indexes = new OrderedDictionary<SqlName, IndexDeclaration>
        {
            [SqlName.Parse("journal_object_idx")] = new IndexDeclaration { Columns = Names("object", "entry") },
        },
    };

    private static TableDeclaration Lifecycle => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>(Columns(
            ("schema_name", "text"),
            ("table_name", "text"),
            ("archive", "boolean"),
            ("chunks_per_run", "integer")))
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
            ("chunk_schema", "text"), ("chunk_name", "text"), ("schema_name", "text"), ("table_name", "text"), ("range_start", "timestamptz"),
            ("range_end", "timestamptz"), ("rows", "bigint"), ("sha256", "text"), ("object", "text")))
        {
            [SqlName.Parse("verified")] = Optional("timestamptz"),
            [SqlName.Parse("fingerprint")] = Optional("text"),
            [SqlName.Parse("bytes")] = Optional("bigint"),
        },
        PrimaryKey = Names("chunk_schema", "chunk_name"),
    };

    /// <summary>Twice an hour and seven minutes past: not when a table's own policies start.</summary>
    private static CatalogJob TierJob(string database) => new(new ObjectId(ObjectKind.Job, database, ManagedScope.Own, "tier_job")) { Schedule = "1800/427" };

    private static IEnumerable<CatalogRoutine> Routines(string database, string? housekeeper) =>
    [
        Routine(database, housekeeper, "chunks", "", "FUNCTION"),
        Routine(database, housekeeper, "fingerprint", "relation regclass, OUT rows bigint, OUT print text", "FUNCTION"),
        Routine(database, housekeeper, "drop_range", "hypertable regclass, range_start bigint, range_end bigint, archive boolean", "FUNCTION"),
        Routine(database, housekeeper, "tier", "INOUT moved integer, INOUT dropped integer", "PROCEDURE"),
        Routine(database, housekeeper, "tier_job", "IN job_id integer, IN config jsonb", "PROCEDURE"),
    ];

    private static CatalogRoutine Routine(string database, string? housekeeper, string name, string arguments, string sort)
    {
        using var stream = typeof(ProvisionSchema).Assembly.GetManifestResourceStream(name + ".sql")!;
        using var reader = new StreamReader(stream);
        var sql = reader.ReadToEnd().TrimEnd('\n', ';');
        return new CatalogRoutine(new ObjectId(ObjectKind.Routine, database, ManagedScope.Own, name, arguments), Fingerprint.Of($"{sql} {housekeeper}"))
        {
            Sql = sql,
            Sort = sort,
            Executors = housekeeper is null ? [] : [housekeeper],
        };
    }

    /// <summary>To call the procedure takes no more than a look at what it reads; chunks move with the rights of their owner.</summary>
    private static IEnumerable<CatalogObject> Grants(string database, string? housekeeper)
    {
        if (housekeeper is null)
            yield break;
        yield return new CatalogGrant(new ObjectId(ObjectKind.Grant, database, ManagedScope.Own, Grantee: housekeeper), GrantTarget.Schema, ["USAGE"]);
        yield return new CatalogGrant(
            new ObjectId(ObjectKind.Grant, database, ManagedScope.Own, "lifecycle", Grantee: housekeeper),
            GrantTarget.Table,
            ["SELECT"]);
        yield return new CatalogGrant(
            new ObjectId(ObjectKind.Grant, database, ManagedScope.Own, "archived", Grantee: housekeeper),
            GrantTarget.Table,
            ["INSERT", "SELECT", "UPDATE"]);
    }

    private static IEnumerable<CatalogObject> Table(string database, string name, TableDeclaration table) =>
        new TableObjects(Nothing, new TablePlace(database, ManagedScope.Own, name, null, "pg_default"), table, new MemorySize(0)).All();

    private static OrderedDictionary<SqlName, ColumnDeclaration> Columns(params (string Name, string Type)[] columns) =>
        new(columns.Select(column => KeyValuePair.Create(SqlName.Parse(column.Name), new ColumnDeclaration { Type = ColumnType.Parse(column.Type) })));

    private static ColumnDeclaration Optional(string type) => new() { Type = ColumnType.Parse(type), Nullable = true };

    private static SqlName[] Names(params string[] names) => [.. names.Select(SqlName.Parse)];
}
