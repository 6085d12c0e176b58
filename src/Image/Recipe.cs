using System.Security.Cryptography;
using System.Text;

namespace ClusterProvisioning.Image;

/// <summary>What something is made from: scripts, lists and settings. Their hash names what comes of it.</summary>
/// <param name="Files">The texts by file name.</param>
public sealed record Recipe(IReadOnlyList<(string Name, string Text)> Files)
{
    /// <summary>Sixteen hexadecimal digits of the hash over all files.</summary>
    public string Hash { get; } = Hashed(Files);

    /// <summary>Writes the files to a folder.</summary>
    public void WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files)
            File.WriteAllText(Path.Combine(folder, name), text);
    }

    /// <summary>The files that this program carries below a folder.</summary>
    /// <param name="prefix">The folder, with its slash.</param>
    internal static Recipe Carried(string prefix)
    {
        var assembly = typeof(Recipe).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        return new Recipe([.. names.Select(name => (name[prefix.Length..], Read(name)))]);

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The text of a file.</summary>
    internal string this[string name] => Files.Single(file => file.Name == name).Text;

    /// <summary>The same with other texts, or with files more.</summary>
    internal Recipe With(params IReadOnlyList<(string Name, string Text)> files) => new(
    [
        .. Files.Where(file => files.All(other => other.Name != file.Name)).Concat(files).OrderBy(file => file.Name, StringComparer.Ordinal),
    ]);

    private static string Hashed(IEnumerable<(string Name, string Text)> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
