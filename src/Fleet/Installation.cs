namespace ClusterProvisioning.Fleet;

/// <summary>What a bundle brought to a machine.</summary>
/// <param name="Files">The paths of its files.</param>
/// <param name="Units">The units that it enabled.</param>
public sealed record Installation(IReadOnlyList<string> Files, IReadOnlyList<string> Units)
{
    /// <summary>Nothing.</summary>
    public static Installation None { get; } = new([], []);
}
