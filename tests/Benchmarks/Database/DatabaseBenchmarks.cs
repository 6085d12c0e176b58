using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;

namespace ClusterProvisioning.Benchmarks.Database;

/// <summary>A plan and an apply that finds nothing to do, on a real server with 500
/// tables, 10,000 chunks, 200 roles. Wanted: under 300 ms and 200 ms.</summary>
/// <remarks>The ratio to a plain query of that server stays the same where other work shares the processors; times do not.</remarks>
[Config(typeof(Config))]
[MemoryDiagnoser]
public class DatabaseBenchmarks
{
    // One server for all benchmarks: ten thousand chunks take minutes.
    private static readonly Lazy<LargeServer> Shared = new(() => LargeServer.StartAsync().GetAwaiter().GetResult());
    private LargeServer _server = null!;

    /// <summary>Starts the server.</summary>
    public static void Start() => _ = Shared.Value;

    /// <summary>Measures processor time on the server, if one was started, and ends it.</summary>
    public static async Task EndAsync(TextWriter output)
    {
        if (!Shared.IsValueCreated)
            return;
        await Shared.Value.TellAsync(output);
        await Shared.Value.DisposeAsync();
    }

    // The in-process toolchain of 0.14 does not await a setup.
    [GlobalSetup]
    public void Setup() => _server = Shared.Value;

    [Benchmark(Baseline = true)]
    public long PlainQuery() => _server.CountAsync().GetAwaiter().GetResult();

    [Benchmark]
    public int CompareAndPlan() => Planner.Plan(_server.Desired, _server.Inspection.Catalog, _server.Inspection.Facts, allowDestructive: true).Steps.Count;

    [Benchmark]
    public int ReadCompareAndPlan()
    {
        var inspection = new Inspector(_server.Desired.Scope).InspectAsync(_server.Source, withChanges: false, CancellationToken.None).GetAwaiter().GetResult();
        return Planner.Plan(_server.Desired, inspection.Catalog, inspection.Facts, allowDestructive: true).Steps.Count;
    }

    [Benchmark]
    public int ApplyThatFindsNothingToDo() =>
        new Applier(_server.Source, new ApplyOptions()).ApplyAsync(_server.Desired, null, CancellationToken.None).GetAwaiter().GetResult().Steps.Count;

    private sealed class Config : ManualConfig
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

        public Config()
        {
            AddJob(Job.ShortRun.WithToolchain(new InProcessEmitToolchain(Patience, logOutput: true)).WithWarmupCount(2).WithIterationCount(7));
            AddColumn(StatisticColumn.Median, StatisticColumn.Min);
        }
    }
}
