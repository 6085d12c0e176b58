using ClusterProvisioning.Machines;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>What a machine gets: its files and the units that start with it.</summary>
/// <param name="Name">The machine's name.</param>
/// <param name="Files">Its files, by path.</param>
/// <param name="Units">The units that are enabled.</param>
public sealed record MachineState(string Name, IReadOnlyDictionary<string, MachineFile> Files, IReadOnlyList<string> Units)
{
    /// <summary>Who reads its files, credentials among them, by path; a side that does not say has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FileReader>> Readers { get; init; } = new Dictionary<string, IReadOnlyList<FileReader>>(StringComparer.Ordinal);

    /// <summary>What a bundle gives its machine.</summary>
    public static MachineState Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new MachineState(
            bundle.Node.Name.ToString(),
            bundle.Files.ToDictionary(file => file.Path, file => new MachineFile(file.Path, $"{file.Mode} {file.Owner}:{file.Group}", file.Content), StringComparer.Ordinal),
            bundle.Units) { Readers = ReaderList.Of(bundle) };
    }

    /// <summary>The text of a file; null where the machine has none.</summary>
    public string? Content(string path) => Files.GetValueOrDefault(path)?.Content;
}
