namespace ClusterProvisioning.Services;

/// <summary>What one service brings to a machine's bundle.</summary>
public sealed record ServiceFiles
{
    /// <summary>What a service brings to a machine that it does not run on: no file, folder or unit.</summary>
    public static ServiceFiles None { get; } = new();

    /// <summary>Files, each with who reads it (<see cref="NodeFile.Readers"/>).</summary>
    public IReadOnlyList<NodeFile> Files { get; init; } = [];

    /// <summary>Folders that need an owner or mode of their own; several services may ask for the same one.</summary>
    public IReadOnlyList<NodeDirectory> Directories { get; init; } = [];

    /// <summary>The systemd units to enable, by name.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>The file at a path; null where this service brings none there.</summary>
    public NodeFile? Find(string path) => Files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    /// <summary>What both bring, these first.</summary>
    public ServiceFiles With(ServiceFiles others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new ServiceFiles
        {
            Files = [.. Files, .. others.Files],
            Directories = [.. Directories, .. others.Directories],
            Units = [.. Units, .. others.Units],
        };
    }
}
