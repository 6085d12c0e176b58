using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines;

/// <summary>Everything one machine gets: files, folders, units. Holds no key, password or secret.</summary>
public sealed record Bundle
{
    /// <summary>The site that the machine stands at.</summary>
    public required Site Site { get; init; }

    /// <summary>The group that the machine belongs to; it decides which services run.</summary>
    public required NodeGroup NodeGroup { get; init; }

    /// <summary>The machine that the bundle is for.</summary>
    public required Node Node { get; init; }

    /// <summary>The files of all services of the machine, in the order of their paths.</summary>
    public required IReadOnlyList<NodeFile> Files { get; init; }

    /// <summary>The folders that need an owner or mode of their own, parents first.</summary>
    public required IReadOnlyList<NodeDirectory> Directories { get; init; }

    /// <summary>The systemd units to enable, by name.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Certificates, passwords and keys that the machine needs and nobody writes into a bundle; each once, with all its readers.</summary>
    public required Credentials Credentials { get; init; }

    /// <summary>The machine with all that its files were made from.</summary>
    public required Machine Machine { get; init; }

    /// <summary>The machine's services, in the order of <see cref="MachineServices.All"/>.</summary>
    public required IReadOnlyList<IService> Services { get; init; }

    /// <summary>The machine with what it runs.</summary>
    public Workload Workload => new(Machine, Services, Units);

    /// <summary>SHA-256 over files, folders and units, in lower-case hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())));

    /// <summary>The file at a path; null where the bundle has none there.</summary>
    public NodeFile? Find(string path) => Files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal));

    /// <summary>Who reads a file of the machine, be it in the bundle or a credential, and
    /// what a change takes; none for a file that is not this machine's.</summary>
    public IReadOnlyList<FileReader> ReadersOf(string path) => Find(path)?.Readers ?? CredentialReaders.Of(Credentials).GetValueOrDefault(path, []);

    // Lengths stand before texts, so that no two bundles share a form.
    private string Canonical()
    {
        var text = new StringBuilder();
        foreach (var folder in Directories)
            Append(text, "directory", folder.Path, folder.Mode, folder.Owner, folder.Group);
        foreach (var file in Files)
            Append(text, "file", file.Path, file.Mode, file.Owner, file.Group, file.Content);
        foreach (var unit in Units)
            Append(text, "unit", unit);
        return text.ToString();
    }

    private static void Append(StringBuilder text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
            text.Append(part.Length).Append(':').Append(part);
        text.Append('\n');
    }
}
