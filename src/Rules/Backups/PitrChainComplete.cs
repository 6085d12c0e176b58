using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>WAL reaches back to the full backup before the oldest moment that is promised, and incrementals lie between fulls.</summary>
/// <remarks>
/// Retention is by time: the full that begins the window is kept until a newer one is old enough (pgBackRest docs, repo-retention-full-type; WAL-G docs, delete
/// before FIND_FULL).
/// </remarks>
public sealed class PitrChainComplete : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1043";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Backup is not { } backup)
            yield break;
        var interval = backup.Full.Schedule.Interval;
        var needed = new Duration(backup.Pitr.Milliseconds + interval.Milliseconds);
        if (backup.Wal.Retention.Milliseconds < needed.Milliseconds)
        {
            var start = $"a moment {backup.Pitr} ago is restored from the full before it, up to {interval} older";
            yield return new Finding(
                ModelPath.Of("backup", "wal", "retention"),
                $"WAL is kept for {backup.Wal.Retention}; {start}: {backup.Pitr} + {interval} = {needed}.",
                $"Set `backup.wal.retention: {needed}` or more.");
        }

        if (backup.Incremental is { } incremental && incremental.Schedule.Interval.Milliseconds >= interval.Milliseconds)
        {
            yield return new Finding(
                ModelPath.Of("backup", "incremental", "schedule"),
                $"An incremental is made {incremental.Schedule}, a full {backup.Full.Schedule}: none ever lies between two fulls.",
                "Make incrementals more often than fulls, or leave them out.");
        }
    }
}
