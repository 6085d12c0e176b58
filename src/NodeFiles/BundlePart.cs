namespace ClusterProvisioning.NodeFiles;

/// <summary>What one daemon adds to a bundle.</summary>
internal sealed record BundlePart
{
    /// <summary>Files.</summary>
    public IReadOnlyList<NodeFile> Files { get; init; } = [];

    /// <summary>Folders.</summary>
    public IReadOnlyList<NodeDirectory> Directories { get; init; } = [];

    /// <summary>Units to enable.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];
}
