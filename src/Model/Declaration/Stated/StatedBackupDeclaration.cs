using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Stated;

/// <summary>What a seed says of backup and restore (seed 000 §3.5, §4.4).</summary>
public sealed record StatedBackupDeclaration
{
    /// <summary>The program that makes its incremental backups.</summary>
    public string? IncrementalTool { get; init; }

    /// <summary>The program that restores a base backup.</summary>
    public string? RestoreTool { get; init; }

    /// <summary>The file that holds the recovery's settings.</summary>
    public string? RecoveryFile { get; init; }

    /// <summary>The folder of the database nodes that takes full backups.</summary>
    public string? Staging { get; init; }

    /// <summary>How long it keeps WAL.</summary>
    public Duration? WalRetention { get; init; }
}
