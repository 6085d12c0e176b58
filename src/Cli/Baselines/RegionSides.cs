using ClusterProvisioning.Fleet;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Cli.Baselines;

/// <summary>Makes a side of a comparison of a region, by the running program.</summary>
internal static class RegionSides
{
    /// <summary>The resources and machines that a region file asks for.</summary>
    public static RegionSide Of(Region region)
    {
        var program = new StringWriter();
        RegionProgram.Compile(program, region);
        return new RegionSide
        {
            Resources = ProgramReader.Read(program.ToString(), $"the program of {region.Name}"),
            Machines = [.. Bundles.Of(region, Realisation.For(region.Declared.Target)).Select(StateOf)],
        };
    }

    private static MachineState StateOf(Bundle bundle)
    {
        var files = bundle.Files.Select(file => new MachineFile(file.Path, $"{file.Mode} {file.Owner}:{file.Group}", file.Content));
        return new MachineState(bundle.Node.Name.ToString(), files.ToDictionary(file => file.Path, StringComparer.Ordinal), bundle.Units)
        {
            Readers = ReaderList.Of(bundle),
        };
    }
}
