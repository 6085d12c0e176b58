using BenchmarkDotNet.Attributes;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Benchmarks;

/// <summary>One region through each step, warm.</summary>
[MemoryDiagnoser]
public class RegionBenchmarks
{
    private string _file = "";
    private Region? _region;

    /// <summary>Loads the region that <see cref="Compile"/> compiles.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _file = Path.Combine(ProjectLayout.Find().Regions, "eu-central.yaml");
        _region = Validate();
    }

    /// <summary>File to valid region.</summary>
    [Benchmark(Baseline = true)]
    public Region Validate() => new RegionLoader(ProjectLayout.Find().Profiles).Load(_file).Region!;

    /// <summary>Region to Pulumi YAML.</summary>
    [Benchmark]
    public int Compile()
    {
        var output = new StringWriter();
        RegionProgram.Compile(output, _region!);
        return output.GetStringBuilder().Length;
    }
}
