using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>How the region is backed up: what runs when, and where copies lie for how long.</summary>
public sealed record BackupDeclaration
{
    /// <summary>The program that makes and restores backups and archives WAL.</summary>
    public required BackupTool Tool { get; init; }

    /// <summary>The cluster's name in the repositories; Patroni's scope unless given.</summary>
    public string? Stanza { get; init; }

    /// <summary>How far back any moment can be restored.</summary>
    public required Duration Pitr { get; init; }

    /// <summary>Full backups.</summary>
    public required FullBackupDeclaration Full { get; init; }

    /// <summary>Backups of what changed since the last one.</summary>
    public BackupRunDeclaration? Incremental { get; init; }

    /// <summary>The archive of WAL.</summary>
    public WalArchiveDeclaration Wal { get; init; } = new();

    /// <summary>Snapshots of the data volumes by the storage itself.</summary>
    public SnapshotDeclaration? Snapshots { get; init; }

    /// <summary>Where copies lie. pgBackRest takes the number from the name (repo1); WAL-G writes to the first bucket, of which others are replicas.</summary>
    public required IReadOnlyDictionary<Name, RepositoryDeclaration> Repositories { get; init; }

    /// <summary>What outlives the database's own retention.</summary>
    public ArchiveDeclaration? Archive { get; init; }
}
