using BenchmarkDotNet.Running;
using ClusterProvisioning.Benchmarks;
using ClusterProvisioning.Benchmarks.Database;

if (args is ["many-regions"])
    ManyRegions.Run(Console.Out);
else if (args is ["database"])
    DatabaseBenchmarks.Start();
else if (args is ["archive-memory"])
    await ArchiveMemory.RunAsync(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(ManyRegions).Assembly).Run(args);
await DatabaseBenchmarks.EndAsync(Console.Out);
