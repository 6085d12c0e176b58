using System.Diagnostics;
using System.Globalization;
using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Archiving;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using Npgsql;

namespace ClusterProvisioning.Benchmarks.Database;

/// <summary>The most memory that a copy of a chunk takes, by the chunk's size: it is streamed, so it should not grow.</summary>
internal static class ArchiveMemory
{
    private const string Database = "large";
    private const int TextBytes = 128;
    private static readonly int[] Rows = [10_000, 500_000, 5_000_000];

    public static async Task RunAsync(TextWriter output)
    {
        await using var bucket = await StandInBucket.StartNewAsync();
        await using var server = await ThrowawayServer.StartNewAsync();
        await using var source = server.Connect();
        var desired = DesiredStateBuilder.For(Contents(), new MemorySize(1L << 30), new Dictionary<string, Secret>(StringComparer.Ordinal), "large");
        await new Applier(source, new ApplyOptions()).ApplyAsync(desired, null, CancellationToken.None);
        await output.WriteLineAsync("rows of a chunk  its size  copy MB  seconds  most memory MB");
        foreach (var (rows, year) in Rows.Select((rows, i) => (rows, 2020 + i)))
        {
            await FillAsync(server, rows, year);
            var size = await server.QueryAsync<string>(
                "SELECT pg_size_pretty(max(pg_table_size(format('%I.%I', chunk_schema, chunk_name)))) FROM provision.chunks()",
                Database);
            // The high-water mark begins anew (proc_pid_clear_refs(5)).
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
            var watch = Stopwatch.StartNew();
            using var store = bucket.Open();
            var copy = (await new Archiver(source, store, "large").RunAsync(Database, null, CancellationToken.None)).Single();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{copy.Rows,15}  {size,8}  {copy.Bytes / 1e6,7:0.0}  {watch.Elapsed.TotalSeconds,7:0.0}  {HighWater(),14:0.0}"));
            await server.ExecuteAsync("TRUNCATE s.reading", Database);
        }
    }

    private static double HighWater() =>
        long.Parse(
            File.ReadLines("/proc/self/status")
                .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1e3;

    // Digits of hashes: they hardly compress, so that a large chunk takes many parts of an upload.
    private static async Task FillAsync(ThrowawayServer server, int rows, int year)
    {
        var text = string.Join(" || ", Enumerable.Range(0, TextBytes / 32).Select(i => $"md5((n + {i}000000000)::text)"));
        await using var connection = await server.OpenAsync(Database);
        var select = $"SELECT '{year}-03-01'::timestamptz + n * interval '1 millisecond', n, n / 7.0, {text} FROM generate_series(1, {rows}::bigint) n";
        await using var command = new NpgsqlCommand($"INSERT INTO s.reading {select}", connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static ContentsDeclaration Contents() => new()
    {
        Timescale = new TimescaleDeclaration { Edition = TimescaleEdition.Any },
        Roles = new OrderedDictionary<SqlName, RoleDeclaration> { [SqlName.Parse("owner")] = new() },
        Databases = new OrderedDictionary<SqlName, DatabaseDeclaration>
        {
            [SqlName.Parse(Database)] = new()
            {
                Owner = SqlName.Parse("owner"),
                Extensions = [SqlName.Parse("timescaledb")],
                Schemas = new OrderedDictionary<SqlName, SchemaDeclaration>
                {
                    [SqlName.Parse("s")] = new() { Tables = new OrderedDictionary<SqlName, TableDeclaration> { [SqlName.Parse("reading")] = Table() } },
                },
            },
        },
    };

    private static TableDeclaration Table() => new()
    {
        Columns = new OrderedDictionary<SqlName, ColumnDeclaration>
        {
            [SqlName.Parse("time")] = new() { Type = ColumnType.Parse("timestamptz") },
            [SqlName.Parse("id")] = new() { Type = ColumnType.Parse("bigint") },
            [SqlName.Parse("value")] = new() { Type = ColumnType.Parse("double precision") },
            [SqlName.Parse("text")] = new() { Type = ColumnType.Parse("text") },
        },
        Hypertable = new HypertableDeclaration
        {
            Time = SqlName.Parse("time"),
            ChunkInterval = new Duration(30L * 86_400_000),
            Lifecycle = new LifecycleDeclaration { DropAfter = new Duration(86_400_000), Archive = true },
        },
    };
}
