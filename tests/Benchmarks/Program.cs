using BenchmarkDotNet.Running;
using ClusterProvisioning.Benchmarks;

if (args is ["many-regions"])
    ManyRegions.Run(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(ManyRegions).Assembly).Run(args);
