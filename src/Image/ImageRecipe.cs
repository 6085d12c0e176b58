using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Image;

/// <summary>What an image is made from: a script, a package list and the files that go in before any package. Its hash names the image.</summary>
/// <param name="Files">The texts by file name.</param>
public sealed record ImageRecipe(IReadOnlyList<(string Name, string Text)> Files)
{
    private const string Prefix = "Recipe/";
    private const string Packages = "packages.txt";

    /// <summary>Sixteen hexadecimal digits of the hash over all files.</summary>
    public string Hash { get; } = Hashed(Files);

    /// <summary>Writes the files to a folder.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>The recipe that this program carries: a bare system, and what its machines run.</summary>
    /// <param name="packages">The packages of what the machines run.</param>
    public static ImageRecipe With(IEnumerable<string> packages)
    {
        var files = Carried();
        var all = files.Single(file => file.Name == Packages).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Concat(packages);
        var list = string.Concat(all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(package => $"{package}\n"));
        return new ImageRecipe([.. files.Select(file => file.Name == Packages ? (Packages, list) : file)]);
    }

    private static IReadOnlyList<(string Name, string Text)> Carried()
    {
        var assembly = typeof(ImageRecipe).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return [.. names.Select(name => (name[Prefix.Length..], Read(name)))];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    private static string Hashed(IEnumerable<(string Name, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
