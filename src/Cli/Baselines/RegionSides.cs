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
    /// <param name="region">The region.</param>
    /// <param name="part">How much of its resources.</param>
    public static RegionSide Of(Region region, StackPart part = StackPart.Whole)
    {
        var program = new StringWriter();
        RegionProgram.Compile(program, region, part: part);
        return new RegionSide
        {
            Resources = ProgramReader.Read(program.ToString(), $"the program of {region.Name}"),
            Machines = [.. Bundles.Of(region, Realisation.For(region.Declared.Target)).Select(BundleState.Of)],
        };
    }
}
