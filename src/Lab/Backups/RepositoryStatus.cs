namespace ClusterProvisioning.Lab.Backups;

/// <summary>What a backup repository holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Node">The backup server that minds it.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
/// <param name="LastSegment">The newest WAL segment in it.</param>
/// <param name="Backups">How many backups it holds.</param>
/// <param name="LastBackup">The newest backup's label; its last letter says full (F) or incremental (I).</param>
/// <param name="LastBackupAt">When that ended.</param>
public sealed record RepositoryStatus(string Name, string Node, string? Problem, string? LastSegment, int Backups, string? LastBackup,
    DateTimeOffset? LastBackupAt);
