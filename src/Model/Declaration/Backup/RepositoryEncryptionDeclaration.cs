using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>How the tool encrypts what it writes to a repository.</summary>
public sealed record RepositoryEncryptionDeclaration
{
    /// <summary>The cipher, in the tool's own spelling.</summary>
    public string Cipher { get; init; } = "aes-256-cbc";

    /// <summary>The name under which the passphrase lies in the secret store; never the passphrase.</summary>
    public required Name Secret { get; init; }
}
