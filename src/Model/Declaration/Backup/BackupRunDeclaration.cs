using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>A backup that is made again and again.</summary>
public sealed record BackupRunDeclaration
{
    /// <summary>When it is made.</summary>
    public required Schedule Schedule { get; init; }
}
