using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Tests.Planning;

/// <summary>Random database parts, hostile in every name and text; the same seed gives the same.</summary>
internal sealed class RandomContents(int seed)
{
    public const string Database = "Dät \"a'; DROP ROLE postgres; --";
    private static readonly string[] RoleNames = ["select", "Ünï \"x\"", "we'ird;--", "$$ $1 :x @y", "\\'; DROP TABLE x; --"];
    private static readonly string[] Owners = ["own er", "Owner\"2"];
    private static readonly string[] GroupNames = ["grüppe 1", "g'2"];
    private static readonly string[] SpaceNames = ["hot", "Wärm \"s\"", "select"];
    private static readonly string[] SchemaNames = ["S 1", "table", "Ж"];
    private static readonly string[] TableNames = ["user", "T \"quoted\"", "täble; DROP SCHEMA x", "$tag$"];
    private static readonly string[] ColumnNames = ["a", "Größe", "order", "q\"q", "semi;colon", "%I"];
    private static readonly string[] Types = ["bigint", "text", "timestamptz", "numeric(10,2)"];
    private static readonly string[] HostileTexts = ["'; DROP TABLE x; --", "\\'; SELECT 1; --", "$$;$$", "E'\\\\''", "/* */ x"];
    private readonly Random _random = new(seed);

    public ContentsDeclaration Next()
    {
        var roles = Map(Some(RoleNames), Role);
        foreach (var owner in Owners)
            roles[SqlName.Parse(owner)] = new RoleDeclaration();
        var groups =
            Map(Some(GroupNames), _ => new FacilityGroupDeclaration { Facilities = [$"{_random.Next(3)}", "7"], ConnectionLimit = _random.Next(-1, 3) });
        var spaces = Map(Some(SpaceNames), name => new TablespaceDeclaration
        {
            Tier = StorageTier.Hot,
            Location = ThrowawayServer.Space($"s{Array.IndexOf(SpaceNames, name)}"),
            RandomPageCost = Maybe() ? 1.5 : null,
            EffectiveIoConcurrency = Maybe() ? _random.Next(1, 9) : null,
            Grants = Grants([.. roles.Keys], Privilege.Create),
        });
        var grantees = roles.Keys.Concat(groups.Keys).ToList();
        return new ContentsDeclaration
        {
            Timescale = new TimescaleDeclaration { Edition = TimescaleEdition.Any },
            Roles = roles,
            FacilityGroups = groups,
            Tablespaces = spaces,
            Databases = Map([Database], _ => DatabaseOf(grantees, [.. groups.Keys], [.. spaces.Keys])),
        };
    }

    private RoleDeclaration Role(string name) => new()
    {
        Login = Maybe() ? LoginMethod.Certificate : LoginMethod.None,
        // Only towards the end of the list: no circle.
        MemberOf = [.. Some(Owners).Select(SqlName.Parse)],
        CreateDatabase = Maybe(),
        BypassRowSecurity = _random.Next(5) == 0,
        Replication = _random.Next(5) == 0,
        ConnectionLimit = _random.Next(-1, 4),
        Settings = Maybe() ? new OrderedDictionary<string, string> { ["application_name"] = Text() } : [],
    };

    private DatabaseDeclaration DatabaseOf(List<SqlName> roles, List<SqlName> groups, List<SqlName> spaces)
    {
        var schemas = Map(Some(SchemaNames), name => Schema(name, roles, groups, spaces));
        foreach (var name in SchemaNames)
            schemas[SqlName.Parse($"v {name}")] = new SchemaDeclaration { Grants = Grants(roles, Privilege.Usage) };
        return new DatabaseDeclaration
        {
            Owner = Owner(),
            ConnectionLimit = _random.Next(2) == 0 ? -1 : 40,
            Extensions = [.. Some(["pgcrypto", "pg_stat_statements"]).Append("timescaledb").Select(SqlName.Parse)],
            Settings = Maybe()
                ? new OrderedDictionary<string, string>
                {
                    ["search_path"] = "\"S 1\", public",
                    ["pgaudit.log"] = Maybe() ? "ddl, role" : "none",
                    ["application_name"] = Text(),
                }
                : [],
            RoleSettings = roles.Count > 0 && Maybe()
                ? new OrderedDictionary<SqlName, IReadOnlyDictionary<string, string>>
                {
                    [Pick(roles)] = new OrderedDictionary<string, string> { ["work_mem"] = "7MB" },
                }
                : [],
            Grants = Grants(roles, Privilege.Connect, Privilege.Temporary),
            Schemas = schemas,
        };
    }

    private SchemaDeclaration Schema(string schema, List<SqlName> roles, List<SqlName> groups, List<SqlName> spaces)
    {
        var names = Some(TableNames);
        return new SchemaDeclaration
        {
            Owner = Maybe() ? Owner() : null,
            Grants = Grants(roles, Privilege.Usage, Privilege.Create),
            DefaultGrants = Grants(roles, Privilege.Select),
            Tables = Map(names, name => Table(schema, name, names, roles, groups, spaces)),
        };
    }

    private TableDeclaration Table(string schema, string name, List<string> tables, List<SqlName> roles, List<SqlName> groups, List<SqlName> spaces)
    {
        var columns = Map(Some(ColumnNames), _ => Column());
        columns[SqlName.Parse("id")] = new ColumnDeclaration { Type = ColumnType.Parse("bigint") };
        columns[SqlName.Parse("time")] = new ColumnDeclaration { Type = ColumnType.Parse("timestamptz") };
        columns[SqlName.Parse("facility")] = new ColumnDeclaration { Type = ColumnType.Parse("smallint"), Nullable = Maybe() };
        columns[SqlName.Parse("level")] = new ColumnDeclaration { Type = ColumnType.Parse(Maybe() ? "text" : "varchar(20)"), Nullable = true };
        // Half of the tables are hypertables in every state: references lead to the others.
        var isHypertable = Array.IndexOf(TableNames, name) % 2 == 1;
        var plain = tables.Where(each => Array.IndexOf(TableNames, each) % 2 == 0).ToList();
        var own = columns.Keys.Where(column => ColumnNames.Contains(column.ToString())).ToList();
        return new TableDeclaration
        {
            Owner = Maybe() ? Owner() : null,
            Tablespace = spaces.Count > 0 && Maybe() ? Pick(spaces) : null,
            IndexTablespace = spaces.Count > 0 && Maybe() ? Pick(spaces) : null,
            Columns = columns,
            PrimaryKey = isHypertable ? Maybe() ? Names("id", "time") : [] : Names("id"),
            // Not over "level": where a text becomes a varchar PostgreSQL keeps the index's
            // file, and with it for good a dependency on the tablespace it was in.
            Unique = !isHypertable && Maybe() ? Map([$"uq {name}"], IReadOnlyList<SqlName> (_) => Names("id", "time")) : [],
            ForeignKeys = plain.Count > 0 && Maybe()
                ? Map(
                    [$"fk \"{name}"],
                    _ => new ForeignKeyDeclaration
                    {
                        Columns = Names("id"),
                        Table = SqlName.Parse(Pick(plain)),
                        References = Names("id"),
                        OnDelete = Pick([ReferentialAction.NoAction, ReferentialAction.Cascade]),
                    })
                : [],
            Checks = Maybe()
                ? Map([$"ck {name}"], _ => new CheckDeclaration { Column = SqlName.Parse("level"), In = [Text(), "it's"], Minimum = Maybe() ? Text() : null })
                : [],
            Indexes = own.Count > 0 && Maybe() ? Map([$"ix {name}"], _ => Index(own, spaces)) : [],
            Hypertable = isHypertable ? Hypertable(spaces) : null,
            Isolation = Maybe()
                ? new IsolationDeclaration
                {
                    Column = SqlName.Parse("facility"),
                    Mode = Pick([IsolationMode.Derived, IsolationMode.View]),
                    Exempt = [.. Some(Owners).Select(SqlName.Parse)],
                    ViewSchema = SqlName.Parse($"v {schema}"),
                }
                : null,
            Grants = Grants(roles.Concat(groups).Distinct().ToList(), Privilege.Select, Privilege.Insert, Privilege.Update),
        };
    }

    private ColumnDeclaration Column()
    {
        var type = Pick(Types);
        var value = type switch { "bigint" => "5", "text" => Text(), "timestamptz" => "now", _ => "1.5" };
        return new ColumnDeclaration { Type = ColumnType.Parse(type), Nullable = Maybe(), Default = Maybe() ? value : null };
    }

    private IndexDeclaration Index(List<SqlName> columns, List<SqlName> spaces)
    {
        var column = Pick(columns);
        var method = Pick([IndexMethod.Btree, IndexMethod.Btree, IndexMethod.Brin]);
        return new IndexDeclaration
        {
            Columns = [column, SqlName.Parse("id")],
            Descending = method == IndexMethod.Btree && Maybe() ? [column] : [],
            Method = method,
            Tablespace = spaces.Count > 0 && Maybe() ? Pick(spaces) : null,
        };
    }

    private HypertableDeclaration Hypertable(List<SqlName> spaces) => new()
    {
        Time = SqlName.Parse("time"),
        ChunkInterval = Maybe() ? new Duration(3_600_000L * _random.Next(1, 5)) : null,
        Lifecycle = spaces.Count > 0 && Maybe()
            ? new LifecycleDeclaration
            {
                WarmAfter = new Duration(86_400_000L * _random.Next(1, 9)),
                Warm = Pick(spaces),
                DropAfter = new Duration(86_400_000L * 400),
                Archive = Maybe(),
            }
            : null,
    };

    private OrderedDictionary<SqlName, IReadOnlyList<Privilege>> Grants(List<SqlName> roles, params Privilege[] privileges) =>
        new(roles.Where(_ => Maybe()).Select(role => KeyValuePair.Create(role, (IReadOnlyList<Privilege>)[Pick(privileges), Pick(privileges)])));

    private SqlName Owner() => SqlName.Parse(Pick(Owners));

    private string Text() => Pick(HostileTexts);

    private bool Maybe() => _random.Next(2) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private List<T> Some<T>(IEnumerable<T> from) => from.Where(_ => _random.Next(3) > 0).ToList();

    private static SqlName[] Names(params string[] names) => [.. names.Select(SqlName.Parse)];

    private static OrderedDictionary<SqlName, T> Map<T>(IEnumerable<string> names, Func<string, T> make) =>
        new(names.Select(name => KeyValuePair.Create(SqlName.Parse(name), make(name))));
}
