using ClusterProvisioning.Fleet;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>Reads what <c>provision render --out</c> wrote: a tree a machine, and beside it its rights and units.</summary>
public static class RenderedFolder
{
    private const string Rights = ".modes";
    private const string Units = ".units";
    private const string Readers = ".readers";

    /// <summary>The machines that the folder holds, in the order of their names.</summary>
    public static IReadOnlyList<MachineState> Read(string folder) =>
        [.. Directory.GetFiles(folder, "*" + Rights).Order(StringComparer.Ordinal).Select(list => Machine(folder, Path.GetFileName(list)[..^Rights.Length]))];

    private static MachineState Machine(string folder, string name)
    {
        var files = File.ReadLines(Path.Combine(folder, name + Rights))
            .Select(line => line.Split(' ', 3))
            .Where(parts => parts.Length == 3 && File.Exists(InTree(folder, name, parts[2])))
            .Select(parts => new MachineFile(parts[2], $"{parts[0]} {parts[1]}", File.ReadAllText(InTree(folder, name, parts[2]))));
        return new MachineState(name, files.ToDictionary(file => file.Path, StringComparer.Ordinal), File.ReadAllLines(Path.Combine(folder, name + Units)))
        {
            Readers = ReadersOf(Path.Combine(folder, name + Readers)),
        };
    }

    // A version from before bundles carried readers wrote none: what the other side says counts then.
    private static IReadOnlyDictionary<string, IReadOnlyList<FileReader>> ReadersOf(string list) =>
        File.Exists(list) ? ReaderList.Read(File.ReadAllText(list)) : new Dictionary<string, IReadOnlyList<FileReader>>(StringComparer.Ordinal);

    private static string InTree(string folder, string name, string path) => Path.Combine(folder, name, path.TrimStart('/'));
}
