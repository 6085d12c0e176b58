using System.Diagnostics;
using System.Globalization;
using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Model.Values;
using Npgsql;

namespace ClusterProvisioning.Benchmarks.Database;

/// <summary>A server on which <see cref="LargeCatalog"/> is applied, with its chunks.</summary>
internal sealed class LargeServer : IAsyncDisposable
{
    private const string Statements = """
        SELECT round(min_exec_time::numeric, 1) || ' ms at least, ' || round((total_exec_time / calls)::numeric, 1) || ' on average, '
               || calls || ' calls: ' || left(regexp_replace(query, '\s+', ' ', 'g'), 100)
          FROM pg_stat_statements JOIN pg_database d ON d.oid = dbid
         WHERE datname = 'large' AND calls > 5 ORDER BY min_exec_time DESC LIMIT 12
        """;

    private readonly ThrowawayServer _server;

    private LargeServer(ThrowawayServer server) => (_server, Source) = (server, server.Connect());

    /// <summary>The way to it.</summary>
    public ConnectionSource Source { get; }

    /// <summary>What it has.</summary>
    public DesiredState Desired { get; } =
        DesiredStateBuilder.For(LargeCatalog.Contents(), new MemorySize(1L << 30), new Dictionary<string, Secret>(StringComparer.Ordinal), "large");

    /// <summary>What it was seen to have.</summary>
    public Inspection Inspection { get; private set; } = null!;

    /// <summary>Makes it.</summary>
    public static async Task<LargeServer> StartAsync()
    {
        var large = new LargeServer(await ThrowawayServer.StartNewAsync());
        await large._server.ExecuteAsync("CREATE EXTENSION pg_stat_statements");
        var result = await new Applier(large.Source, new ApplyOptions()).ApplyAsync(large.Desired, null, CancellationToken.None);
        if (result.Failed is { } failed)
            throw new InvalidOperationException(failed.Message);
        for (var schema = 0; schema < 10; schema++)
        {
            for (var table = 0; table < LargeCatalog.Hypertables / 10; table++)
            {
                var rows = $"SELECT '2026-01-01'::timestamptz + i * interval '1 day', i FROM generate_series(1, {LargeCatalog.ChunksEach}) i";
                await large._server.ExecuteAsync($"INSERT INTO s{schema}.t{table} (time, id) {rows}", LargeCatalog.Database);
            }
        }

        // As autovacuum leaves a catalog that is not written to at this moment.
        await large._server.ExecuteAsync("VACUUM ANALYZE", LargeCatalog.Database);
        var chunks = await large._server.QueryAsync<long>("SELECT count(*) FROM _timescaledb_catalog.chunk", LargeCatalog.Database);
        var took = result.Steps.Sum(step => step.Took.TotalSeconds);
        Console.WriteLine($"// chunks: {chunks}, steps to get here: {result.Steps.Count} in {took:0.0} s");
        large.Inspection = await new Inspector(large.Desired.Scope).InspectAsync(large.Source, withChanges: false, CancellationToken.None);
        await large._server.ExecuteAsync("SELECT pg_stat_statements_reset()");
        return large;
    }

    /// <summary>One round trip to a server that has something to do.</summary>
    public async Task<long> CountAsync()
    {
        await using var connection = await Source.OpenAsync(LargeCatalog.Database, CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM generate_series(1, 200000) i WHERE i % 3 = 0", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Tells which statements take the time, what a plan and an apply cost in processor time, and how busy the machine is.</summary>
    public async Task TellAsync(TextWriter output)
    {
        await MeasureAsync(
            output,
            "read, compare and plan",
            async () => Planner.Plan(
                Desired,
                (await new Inspector(Desired.Scope).InspectAsync(Source, withChanges: false, CancellationToken.None)).Catalog,
                Inspection.Facts,
                allowDestructive: true));
        await MeasureAsync(
            output,
            "apply that finds nothing to do",
            () => new Applier(Source, new ApplyOptions()).ApplyAsync(Desired, null, CancellationToken.None));
        await MeasureAsync(output, "connecting to two databases", async () =>
        {
            foreach (var database in new[] { "postgres", LargeCatalog.Database })
                await (await Source.OpenAsync(database, CancellationToken.None)).DisposeAsync();
        });
        await output.WriteLineAsync($"load: {await File.ReadAllTextAsync("/proc/loadavg")}");
        await using var connection = await _server.OpenAsync("postgres");
        await using var command = new NpgsqlCommand(Statements, connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            await output.WriteLineAsync(rows.GetString(0));
    }

    private async Task MeasureAsync(TextWriter output, string what, Func<Task> work)
    {
        const int Runs = 20;
        var server = ProcessorTime.Of(Path.GetDirectoryName(new NpgsqlConnectionStringBuilder(_server.Dsn).Host!)!);
        var (ours, theirs, times) = (Environment.CpuUsage.TotalTime, server.Milliseconds(), new List<double>());
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        // A session's time counts once the postmaster has seen its end.
        await Task.Delay(1000);
        times.Sort();
        var here = (Environment.CpuUsage.TotalTime - ours).TotalMilliseconds / Runs;
        var there = (server.Milliseconds() - theirs) / Runs;
        var elapsed = string.Create(CultureInfo.InvariantCulture, $"{times[0]:0} ms at least, {times[Runs / 2]:0} in the middle");
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {elapsed}; processor time {here:0} ms here, {there:0} ms in the server"));
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _server.DisposeAsync();
    }
}
