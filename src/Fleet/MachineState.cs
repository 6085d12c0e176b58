using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet;

/// <summary>What a machine gets: its files and the units that start with it.</summary>
/// <param name="Name">The machine's name.</param>
/// <param name="Files">Its files, by path.</param>
/// <param name="Units">The units that are enabled.</param>
public sealed record MachineState(string Name, IReadOnlyDictionary<string, MachineFile> Files, IReadOnlyList<string> Units)
{
    /// <summary>Who reads its files, credentials among them, by path; a side that does not say has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FileReader>> Readers { get; init; } =
        new Dictionary<string, IReadOnlyList<FileReader>>(StringComparer.Ordinal);

    /// <summary>The text of a file; null where the machine has none.</summary>
    public string? Content(string path) => Files.GetValueOrDefault(path)?.Content;
}
