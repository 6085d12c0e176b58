using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>Full backups; how long each is kept is the repository's.</summary>
public sealed record FullBackupDeclaration
{
    /// <summary>When one is made.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>How long one may take.</summary>
    public required Duration Window { get; init; }
}
