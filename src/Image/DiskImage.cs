using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Image;

/// <summary>A finished disk: a folder with the raw disk and its manifest.</summary>
/// <param name="Folder">The folder.</param>
public sealed record DiskImage(string Folder)
{
    internal const string DiskFile = "disk.raw";
    internal const string ManifestFile = "image.json";

    /// <summary>The raw disk: GPT, an EFI system partition, the root.</summary>
    public string Disk => Path.Combine(Folder, DiskFile);

    /// <summary>Where its manifest lies.</summary>
    public string ManifestPath => Path.Combine(Folder, ManifestFile);

    /// <summary>What it holds.</summary>
    public ImageManifest ReadManifest() => ImageManifest.Parse(File.ReadAllText(ManifestPath));
}
