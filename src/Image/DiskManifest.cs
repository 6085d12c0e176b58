using System.Security.Cryptography;
using ClusterProvisioning.Model.Images;

namespace ClusterProvisioning.Image;

/// <summary>Writes down what a disk was made from and what it holds.</summary>
internal static class DiskManifest
{
    private const string LeftOutFile = "left-out.txt";

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
                Packages = await ReadAsync(folder, PackageList.File, Package, cancel).ConfigureAwait(false),
                LeftOut = await ReadAsync(folder, LeftOutFile, LeftOut, cancel).ConfigureAwait(false),
            };
            await File.WriteAllTextAsync(image.ManifestPath, manifest.ToJson(), cancel).ConfigureAwait(false);
        }

        return folder;
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string folder, string file, Func<string, T> line, CancellationToken cancel) =>
        [.. (await File.ReadAllLinesAsync(Path.Combine(folder, file), cancel).ConfigureAwait(false)).Select(line)];

    private static LeftOutPackage LeftOut(string line) => line.Split('\t') is [var package, var repository, var reason]
        ? new LeftOutPackage(package, repository, reason)
        : throw new FormatException($"The build left out '{line}'; wanted a package, a repository and a reason.");

    private static ImagePackage Package(string line) => line.Split(' ') is [var name, var version, var architecture]
        ? new ImagePackage(name, version, architecture)
        : throw new FormatException($"dpkg-query gave '{line}'; wanted a name, a version and an architecture.");
}
