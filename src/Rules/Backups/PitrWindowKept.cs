using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>Every repository keeps backups for as long as any moment is promised to be restored.</summary>
public sealed class PitrWindowKept : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1042";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Backup is not { } backup)
            return [];
        return
            from repository in backup.Repositories
            where repository.Value.Retention.Milliseconds < backup.Pitr.Milliseconds
            select new Finding(
                ModelPath.Of("backup", "repositories", repository.Key, "retention"),
                $"Repository '{repository.Key}' keeps backups for {repository.Value.Retention}; any moment of the last {backup.Pitr} is promised.",
                $"Set `retention: {backup.Pitr}` or more.");
    }
}
