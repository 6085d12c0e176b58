namespace ClusterProvisioning.Lab.State;

/// <summary>What a lab is made from, and everything that was made for it.</summary>
public sealed record LabState
{
    /// <summary>The region file.</summary>
    public required string RegionFile { get; init; }

    /// <summary>True if the region's hardware is replaced by small one.</summary>
    public required bool Scaled { get; init; }

    /// <summary>The hash of the image that its nodes lie over.</summary>
    public required string Image { get; init; }

    /// <summary>What was made, in the order in which it was made.</summary>
    public IReadOnlyList<LabResource> Resources { get; init; } = [];

    /// <summary>Cables that were cut: node, slash, network.</summary>
    public IReadOnlyList<string> Cuts { get; init; } = [];
}
