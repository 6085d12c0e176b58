using ClusterProvisioning.Fleet;
using ClusterProvisioning.NodeFiles;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Stacks;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Cli.Previewing;

/// <summary>Makes a side of a comparison of a region, by the running program.</summary>
internal static class RegionSides
{
    /// <summary>What the region would have.</summary>
    public static RegionSide Of(Region region)
    {
        var program = new StringWriter();
        RegionProgram.Compile(program, region);
        return new RegionSide
        {
            Resources = ProgramReader.Read(program.ToString(), $"the program of {region.Name}"),
            Machines = [.. Bundles.Of(region, Realisation.For(region.Declared.Target)).Select(Machine)],
        };
    }

    private static MachineState Machine(Bundle bundle) => new(
        bundle.Node.Name.ToString(),
        bundle.Files.ToDictionary(file => file.Path, file => new MachineFile(file.Path, $"{file.Mode} {file.Owner}:{file.Group}", file.Content),
            StringComparer.Ordinal),
        bundle.Units);
}
