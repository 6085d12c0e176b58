namespace ClusterProvisioning.Fleet;

/// <summary>What a machine gets.</summary>
/// <param name="Name">The machine.</param>
/// <param name="Files">Its files, by path.</param>
/// <param name="Units">The units that are enabled.</param>
public sealed record MachineState(string Name, IReadOnlyDictionary<string, MachineFile> Files, IReadOnlyList<string> Units)
{
    /// <summary>The text of a file; null where the machine has none.</summary>
    public string? Content(string path) => Files.GetValueOrDefault(path)?.Content;
}
