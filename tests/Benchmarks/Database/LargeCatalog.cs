using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Benchmarks.Database;

/// <summary>A database part of 500 tables, 50 of them hypertables, and 200 roles.</summary>
internal static class LargeCatalog
{
    public const string Database = "large";
    public const int Tables = 500;
    public const int Hypertables = 50;
    public const int ChunksEach = 200;
    private const int Roles = 200;
    private const int Schemas = 10;

    public static ContentsDeclaration Contents() => new()
    {
        Timescale = new TimescaleDeclaration { Edition = TimescaleEdition.Any },
        Roles = Map(Enumerable.Range(0, Roles), i => $"role {i}", i => new RoleDeclaration { MemberOf = i > 0 ? [Name($"role {i / 2}")] : [] }),
        Databases = Map([0], _ => Database, _ => new DatabaseDeclaration
        {
            Owner = Name("role 0"),
            Extensions = [Name("timescaledb")],
            Schemas = Map(Enumerable.Range(0, Schemas), i => $"s{i}", Schema),
        }),
    };

    private static SchemaDeclaration Schema(int schema) => new()
    {
        Grants = Grants(schema, Privilege.Usage),
        Tables = Map(Enumerable.Range(0, Tables / Schemas), i => $"t{i}", i => Table(schema + i, isHypertable: i < Hypertables / Schemas)),
    };

    private static TableDeclaration Table(int seed, bool isHypertable) => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>
        {
            [Name("time")] = new() { Type = ColumnType.Parse("timestamptz") },
            [Name("id")] = new() { Type = ColumnType.Parse("bigint") },
            [Name("a")] = new() { Type = ColumnType.Parse("text"), Nullable = true },
            [Name("b")] = new() { Type = ColumnType.Parse("integer"), Default = "0" },
            [Name("c")] = new() { Type = ColumnType.Parse("double precision"), Nullable = true },
        },
        PrimaryKey = [Name("id"), Name("time")],
        Indexes = Map([0], _ => $"ix{seed}", _ => new IndexDeclaration { Columns = [Name("time")] }),
        Checks = Map([0], _ => "ck", _ => new CheckDeclaration { Column = Name("b"), Minimum = "0" }),
        Hypertable = isHypertable ? new HypertableDeclaration { Time = Name("time"), ChunkInterval = new Duration(86_400_000) } : null,
        Grants = Grants(seed, Privilege.Select),
    };

    private static OrderedDictionary<SqlName, IReadOnlyList<Privilege>> Grants(int seed, Privilege privilege) =>
        new(Enumerable.Range(1, 4)
            .Select(i => KeyValuePair.Create(Name($"role {1 + (((seed * 4) + i) % (Roles - 1))}"), (IReadOnlyList<Privilege>)[privilege])));

    private static OrderedDictionary<SqlName, T> Map<T>(IEnumerable<int> numbers, Func<int, string> name, Func<int, T> value) =>
        new(numbers.Select(i => KeyValuePair.Create(Name(name(i)), value(i))));

    private static SqlName Name(string name) => SqlName.Parse(name);
}
