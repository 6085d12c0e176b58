using ClusterProvisioning.Database.Archiving;
using ClusterProvisioning.Database.Sql;
using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Database.Tests.Archiving;

/// <summary>Names and values that try to be SQL, or another object's name.</summary>
public sealed class HostileArchiveTests
{
    private const string Database = "Dät \"a'; DROP ROLE postgres; --";
    private const string Schema = "..";
    private const string Table = "täble \"q\"; DROP SCHEMA x -- a name of sixty bytes, and more";

    [Fact]
    public async Task Hostile_names_go_to_the_archive_and_come_back()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        await using var bucket = await StandInBucket.StartNewAsync();
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(Contents()))).ShouldSucceed();
        var table = Quote.Qualified(Schema, Table);
        const string Hostile = @"now() - interval '10 days', E'\\''; DROP TABLE x', '\x00ff0a', NULL, 1.50";
        const string Odd = "now() - interval '10 days 1 second', 'ü\n\t\"', NULL, '{\"a\": [1]}', NULL";
        await server.ExecuteAsync($"INSERT INTO {table} VALUES ({Hostile}), ({Odd})", Database);
        await using var source = server.Connect();
        using var store = bucket.Open();
        var manifest = (await new Archiver(source, store, "lab").RunAsync(Database, null, CancellationToken.None)).ShouldHaveSingleItem();
        manifest.Key.ShouldMatch("^lab/[A-Za-z0-9_~/-]+_[0-9TZ]+/[0-9a-f]{32}\\.copy\\.gz$");
        (await bucket.KeysAsync()).Count.ShouldBe(2);
        var before = await server.QueryAsync<string>($"SELECT string_agg(r::text, '|' ORDER BY r::text) FROM {table} r", Database);
        await server.ExecuteAsync("CALL provision.tier()", Database);
        (await server.QueryAsync<long>($"SELECT count(*) FROM {table}", Database)).ShouldBe(0);
        var restored = await new Restorer(source, store).RestoreAsync(Database, manifest.Key, CancellationToken.None);
        (await server.QueryAsync<string>($"SELECT string_agg(r::text, '|' ORDER BY r::text) FROM {restored.Table} r", Database)).ShouldBe(before);
    }

    [Theory]
    [InlineData("text); DROP SCHEMA plant CASCADE; --", "gives column")]
    [InlineData("pg_catalog.bit", "gives column")]
    public async Task A_manifest_that_somebody_wrote_is_no_way_in(string type, string message)
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        await using var bucket = await StandInBucket.StartNewAsync();
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(States.Desired(Contents()))).ShouldSucceed();
        using var store = bucket.Open();
        var chunk = new ArchiveChunk(Database, Schema, Table, "x", "y", DateTime.UnixEpoch, DateTime.UnixEpoch);
        var forged = new ArchiveManifest
        {
            Region = "lab",
            Chunk = chunk,
            Columns = [new ArchiveColumn("a", type)],
            Rows = 1,
            Fingerprint = "0123456789",
            Key = "lab/forged",
            Bytes = 1,
            Sha256 = "",
        };
        await store.WriteAsync("lab/forged.json", new MemoryStream(forged.ToJson()), CancellationToken.None);
        await using var source = server.Connect();
        (await Should.ThrowAsync<DatabaseException>(() => new Restorer(source, store).RestoreAsync(Database, "lab/forged", CancellationToken.None))).Message
            .ShouldContain(message);
        await store.WriteAsync("lab/other.json", new MemoryStream(forged.ToJson()), CancellationToken.None);
        (await Should.ThrowAsync<DatabaseException>(() => new Restorer(source, store).RestoreAsync(Database, "lab/other", CancellationToken.None))).Message
            .ShouldContain("copied or renamed");
        await store.WriteAsync("lab/text.json", new MemoryStream("[1"u8.ToArray()), CancellationToken.None);
        (await Should.ThrowAsync<DatabaseException>(() => new Restorer(source, store).RestoreAsync(Database, "lab/text", CancellationToken.None))).Message
            .ShouldContain("no manifest");
    }

    private static ContentsDeclaration Contents() => new()
    {
        Timescale = new TimescaleDeclaration { Edition = TimescaleEdition.Any },
        Roles = new OrderedDictionary<SqlName, RoleDeclaration> { [SqlName.Parse("own er")] = new RoleDeclaration { Login = LoginMethod.Worker } },
        Databases = new OrderedDictionary<SqlName, DatabaseDeclaration>
        {
            [SqlName.Parse(Database)] = new DatabaseDeclaration
            {
                Owner = SqlName.Parse("own er"),
                Extensions = [SqlName.Parse("timescaledb")],
                Schemas = new OrderedDictionary<SqlName, SchemaDeclaration>
                {
                    [SqlName.Parse(Schema)] = new SchemaDeclaration
                    {
                        Tables = new OrderedDictionary<SqlName, TableDeclaration> { [SqlName.Parse(Table)] = Declared() },
                    },
                },
            },
        },
    };

    private static TableDeclaration Declared() => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>
        {
            [SqlName.Parse("order")] = new ColumnDeclaration { Type = ColumnType.Parse("timestamptz") },
            [SqlName.Parse("q\"q")] = new ColumnDeclaration { Type = ColumnType.Parse("text") },
            [SqlName.Parse("%I")] = new ColumnDeclaration { Type = ColumnType.Parse("bytea"), Nullable = true },
            [SqlName.Parse("semi;colon")] = new ColumnDeclaration { Type = ColumnType.Parse("jsonb"), Nullable = true },
            [SqlName.Parse("Größe")] = new ColumnDeclaration { Type = ColumnType.Parse("numeric(10,2)"), Nullable = true },
        },
        Hypertable = new HypertableDeclaration
        {
            Time = SqlName.Parse("order"),
            ChunkInterval = new Duration(86_400_000),
            Space = new SpaceDeclaration { Column = SqlName.Parse("q\"q"), Partitions = 1 },
            Lifecycle = new LifecycleDeclaration { DropAfter = new Duration(86_400_000) },
        },
    };
}
