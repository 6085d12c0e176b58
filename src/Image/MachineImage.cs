namespace ClusterProvisioning.Image;

/// <summary>A finished image: a folder that nodes lay their own files over.</summary>
/// <param name="Hash">The hash of its recipe.</param>
/// <param name="Folder">The tree.</param>
public sealed record MachineImage(string Hash, string Folder)
{
    /// <summary>Every package with its version, a line each.</summary>
    public string Manifest => Path.Combine(Folder, "etc", "image-manifest");

    /// <summary>Number of packages in it.</summary>
    public int CountPackages() => File.ReadLines(Manifest).Count();
}
