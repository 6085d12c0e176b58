using ClusterProvisioning.Machines;
using ClusterProvisioning.Model;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>Makes a side of a comparison of a region, by the running program.</summary>
internal static class RegionSides
{
    /// <summary>The resources and machines that a region file asks for.</summary>
    public static RegionSide Of(Region region) => new()
    {
        Resources = ProgramOf(region, StackPart.Whole),
        Machines = [.. Bundles.Of(region, Realisation.For(region.Declared.Target)).Select(BundleState.Of)],
    };

    /// <summary>The resources alone, of a part of its program.</summary>
    public static IReadOnlyList<CloudResource> ProgramOf(Region region, StackPart part)
    {
        var program = new StringWriter();
        RegionProgram.Compile(program, region, part: part);
        return ProgramReader.Read(program.ToString(), $"the program of {region.Name}");
    }
}
