using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using ClusterProvisioning.Preview.Machines;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview.Tests.Fixtures;

/// <summary>Sides of a whole region, pinned as they were once compiled and rendered (Fixtures/README.md).</summary>
internal static class PinnedSides
{
    public static RegionSide Before => All.Value["before"];

    public static RegionSide After => All.Value["after"];

    public static RegionSide Refused => All.Value["refused"];

    // The region file's; a folder has its own.
    private static readonly string[] Order = ["etcd", "pg", "pooler", "bastion", "dretcd", "drpg", "drpooler", "drbastion"];

    private static readonly Lazy<Dictionary<string, RegionSide>> All = new(() => Unpack());

    /// <summary>The folder of this file.</summary>
    public static string Folder => Here();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static Dictionary<string, RegionSide> Unpack()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            using (var packed = new BrotliStream(File.OpenRead(Path.Combine(Folder, "eu-central.tar.br")), CompressionMode.Decompress))
                TarFile.ExtractToDirectory(packed, folder.FullName, overwriteFiles: true);
            return folder.GetDirectories().ToDictionary(side => side.Name, side => new RegionSide
            {
                Resources = ProgramReader.Read(File.ReadAllText(Path.Combine(side.FullName, "program.yaml")), side.Name),
                Machines = [.. RenderedFolder.Read(Path.Combine(side.FullName, "machines")).OrderBy(machine => Array.IndexOf(Order, machine.Name.TrimEnd([.. "0123456789"])))],
            });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
