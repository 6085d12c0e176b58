using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Backup;

/// <summary>The archive of WAL, which restores to a moment and feeds a standby that lost its stream.</summary>
public sealed record WalArchiveDeclaration
{
    /// <summary>The longest that a segment waits to be full before it is shipped (archive_timeout).</summary>
    public Duration ArchiveTimeout { get; init; } = new(60_000);

    /// <summary>How long segments are kept.</summary>
    public Duration Retention { get; init; } = new(14L * 86_400_000);
}
