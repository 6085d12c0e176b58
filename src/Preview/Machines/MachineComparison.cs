namespace ClusterProvisioning.Preview.Machines;

/// <summary>How the machines of two sides differ.</summary>
/// <param name="Machines">Machines that come or go.</param>
/// <param name="Files">Files that change on machines that stay.</param>
/// <param name="Units">Units that are switched on (true) or off.</param>
public sealed record MachineComparison(
    IReadOnlyList<MachineChange> Machines,
    IReadOnlyList<FileChange> Files,
    IReadOnlyList<(string Unit, bool Enabled, IReadOnlyList<string> Nodes)> Units)
{
    /// <summary>Two sides whose machines are alike, or not compared.</summary>
    public static MachineComparison None { get; } = new([], [], []);
}
