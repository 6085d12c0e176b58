using System.Security.Cryptography;
using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Image;

/// <summary>Writes down what a disk was made from and what it holds.</summary>
internal static class DiskManifest
{
    /// <summary>Leaves the manifest beside a disk that was just made.</summary>
    /// <param name="recipe">What it was made from.</param>
    /// <param name="folder">Where it lies, with the list of its packages.</param>
    /// <param name="cancel">Ends the reading of the disk.</param>
    /// <returns>The folder.</returns>
    public static async Task<string> WriteAsync(DiskRecipe recipe, string folder, CancellationToken cancel)
    {
        var image = new DiskImage(folder);
        var disk = File.OpenRead(image.Disk);
        await using (disk.ConfigureAwait(false))
        {
            var manifest = new ImageManifest
            {
                Target = recipe.TargetName,
                Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(disk, cancel).ConfigureAwait(false)),
                Bytes = disk.Length,
                Recipe = recipe.Files.Hash,
                Tree = recipe.Tree.Hash,
                Packages = [.. (await File.ReadAllLinesAsync(Path.Combine(folder, PackageList.File), cancel).ConfigureAwait(false)).Select(Package)],
            };
            await File.WriteAllTextAsync(image.ManifestPath, manifest.ToJson(), cancel).ConfigureAwait(false);
        }

        return folder;
    }

    private static ImagePackage Package(string line) => line.Split(' ') is [var name, var version, var architecture]
        ? new ImagePackage(name, version, architecture)
        : throw new FormatException($"dpkg-query gave '{line}'; wanted a name, a version and an architecture.");
}
