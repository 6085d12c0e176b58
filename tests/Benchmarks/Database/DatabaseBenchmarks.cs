using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Tests.Server;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Benchmarks.Database;

/// <summary>A plan and an apply that finds nothing to do, on a real server with 500 tables, 10,000 chunks, 200 roles. Wanted: under 300 ms and 200 ms.</summary>
[Config(typeof(Config))]
[MemoryDiagnoser]
public class DatabaseBenchmarks
{
    private ThrowawayServer _server = null!;
    private ConnectionSource _source = null!;
    private DesiredState _desired = null!;
    private Inspection _inspection = null!;

    // The in-process toolchain of 0.14 awaits neither setup nor cleanup.
    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void Cleanup() => CleanupAsync().GetAwaiter().GetResult();

    private async Task SetupAsync()
    {
        _server = await ThrowawayServer.StartNewAsync();
        _source = _server.Connect();
        _desired = DesiredStateBuilder.For(LargeCatalog.Contents(), new MemorySize(1L << 30), new Dictionary<string, Secret>(StringComparer.Ordinal), "large");
        var result = await new Applier(_source, new ApplyOptions()).ApplyAsync(_desired, null, CancellationToken.None);
        if (result.Failed is { } failed)
            throw new InvalidOperationException(failed.Message);
        for (var schema = 0; schema < 10; schema++)
        {
            for (var table = 0; table < LargeCatalog.Hypertables / 10; table++)
                await _server.ExecuteAsync($"INSERT INTO s{schema}.t{table} (time, id) SELECT '2026-01-01'::timestamptz + i * interval '1 day', i FROM generate_series(1, {LargeCatalog.ChunksEach}) i", LargeCatalog.Database);
        }

        Console.WriteLine($"// chunks: {await _server.QueryAsync<long>("SELECT count(*) FROM _timescaledb_catalog.chunk", LargeCatalog.Database)}, steps to get here: {result.Steps.Count} in {result.Steps.Sum(step => step.Took.TotalSeconds):0.0} s");
        _inspection = await new Inspector(_desired.Scope).InspectAsync(_source, CancellationToken.None);
    }

    private async Task CleanupAsync()
    {
        await _source.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Benchmark]
    public int CompareAndPlan() => Planner.Plan(_desired, _inspection.Catalog, _inspection.Facts, allowDestructive: true).Steps.Count;

    [Benchmark]
    public int ReadCompareAndPlan()
    {
        var inspection = new Inspector(_desired.Scope).InspectAsync(_source, CancellationToken.None).GetAwaiter().GetResult();
        return Planner.Plan(_desired, inspection.Catalog, inspection.Facts, allowDestructive: true).Steps.Count;
    }

    [Benchmark]
    public int ApplyThatFindsNothingToDo() => new Applier(_source, new ApplyOptions()).ApplyAsync(_desired, null, CancellationToken.None).GetAwaiter().GetResult().Steps.Count;

    private sealed class Config : ManualConfig
    {
        public Config() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(2).WithIterationCount(5));
    }
}
