using System.Runtime.CompilerServices;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Services;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Preview.Tests;

/// <summary>Sides of a whole region, as the region files of today make them: docs/examples
/// cannot show a region that is no more, nor a change that a rule refuses.</summary>
internal static class ShippedSides
{
    private static readonly ProjectLayout Project = ProjectLayout.Find();

    private static readonly Lazy<RegionSide> Unchanged = new(() => With(""));
    private static readonly Lazy<RegionSide> Changed = new(() => With("""
        hardware: {database: {disks: {wal: {size: 3.84TB}}}}
        patroni: {maximumLagOnFailover: 2MB}
        sites: {primary: {groups: {database: {nodes: {pg4: {}}}}}}
        """));

    private static readonly Lazy<RegionSide> Replaced = new(() => With("""
        hardware: {database: {memory: 1024GB}}
        sites: {primary: {image: ami-0e0c3a1f5d7b90003}}
        """));

    /// <summary>The region as it is.</summary>
    public static RegionSide Before => Unchanged.Value;

    /// <summary>With a larger WAL disk, another parameter of Patroni's, and a fourth member.</summary>
    public static RegionSide After => Changed.Value;

    /// <summary>With another image, and more memory on the database machines.</summary>
    public static RegionSide Refused => Replaced.Value;

    /// <summary>The folder of this file.</summary>
    public static string Folder => Here();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    /// <summary>eu-central with an edit laid over it.</summary>
    /// <param name="yaml">The edit.</param>
    public static RegionSide With(string yaml)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"extends: {Project.Regions}/eu-central.yaml\n{yaml}\n");
            var loaded = new RegionLoader(Project.Profiles).Load(file);
            var region = loaded.Region ?? throw new InvalidDataException(string.Join('\n', loaded.Diagnostics));
            var program = new StringWriter();
            RegionProgram.Compile(program, region);
            return new RegionSide
            {
                Resources = ProgramReader.Read(program.ToString(), "the program of eu-central"),
                Machines = [.. Bundles.Of(region, Realisation.For(region.Declared.Target)).Select(BundleState.Of)],
            };
        }
        finally
        {
            File.Delete(file);
        }
    }
}
