using System.Security.Cryptography;
using System.Text;
using ClusterProvisioning.Machines;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Plan;

/// <summary>What is put into a machine's file tree, secrets aside.</summary>
/// <param name="Files">The files.</param>
/// <param name="Directories">The folders that need an owner or mode of their own.</param>
/// <param name="Units">The systemd units to enable.</param>
public sealed record NodeContent(IReadOnlyList<NodeFile> Files, IReadOnlyList<NodeDirectory> Directories, IReadOnlyList<string> Units)
{
    /// <summary>Its hash, in lower-case hexadecimal digits.</summary>
    public string Hash
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in Files)
                hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0{file.Mode}\0{file.Owner}\0{file.Group}\0{file.Content}\0"));
            foreach (var text in Directories.Select(folder => folder.ToString()).Concat(Units))
                hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>The content of a bundle.</summary>
    public static NodeContent Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return new NodeContent(bundle.Files, bundle.Directories, bundle.Units);
    }
}
