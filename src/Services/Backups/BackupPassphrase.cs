using ClusterProvisioning.Model.Declaration.Backup;

namespace ClusterProvisioning.Services.Backups;

/// <summary>The passphrase of a repository that is encrypted before it is written.</summary>
internal static class BackupPassphrase
{
    /// <summary>It; null where the repository has none.</summary>
    public static StoredSecret? Of(RepositoryDeclaration repository) =>
        repository.Encryption is { } encryption ? new StoredSecret(encryption.Secret.ToString(), "Passphrase of backups", IsGenerated: true) : null;
}
