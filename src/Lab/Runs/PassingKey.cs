using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Nodes;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>A certificate with its key in a machine's file tree for as long as one command runs, readable by nobody alone.</summary>
internal sealed class PassingKey : IDisposable
{
    private const string User = "nobody";
    private readonly string _folder;

    /// <summary>Puts both there.</summary>
    public PassingKey(string root, string certificateFile, string keyFile)
    {
        var inside = $"/var/tmp/machine-{Guid.NewGuid():n}";
        _folder = root + inside;
        (CertificatePath, KeyPath) = (inside + "/crt", inside + "/key");
        var (user, group) = (new ImageUsers(root).User(User), new ImageUsers(root).Group("nogroup"));
        Directory.CreateDirectory(_folder, SecretFile.FolderMode);
        SecretFile.Write(root + CertificatePath, File.ReadAllText(certificateFile));
        SecretFile.Write(root + KeyPath, File.ReadAllText(keyFile));
        foreach (var path in (string[])[root + CertificatePath, root + KeyPath, _folder])
            NativeCalls.ChangeOwner(path, user, group);
    }

    /// <summary>Where the machine sees the certificate.</summary>
    public string CertificatePath { get; }

    /// <summary>Where the machine sees the key.</summary>
    public string KeyPath { get; }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
