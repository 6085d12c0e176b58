using ClusterProvisioning.Topology.Diagnostics;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Yaml;

namespace ClusterProvisioning.Topology.Rules;

/// <summary>Alerts come before a promise is broken, and never when all is well.</summary>
public sealed class ThresholdsInTime : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1079";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (thresholds, promises, backup) = (region.Declared.Monitoring.Thresholds, region.Declared.Promises, region.Declared.Backup);
        var path = ModelPath.Of("monitoring", "thresholds");
        if (promises.Rpo is { } rpo && thresholds.DrLag.Milliseconds > rpo.Milliseconds)
            yield return new Finding(path.Key("drLag"), $"The DR site may lag {thresholds.DrLag} before anyone is called; RPO is {rpo}.", $"Set `drLag: {rpo}` or less.");
        if (thresholds.ReplicationLag.Milliseconds > thresholds.DrLag.Milliseconds)
            yield return new Finding(path.Key("replicationLag"), $"A standby beside the primary may lag {thresholds.ReplicationLag}, the far one {thresholds.DrLag}.", "Call for the near one first.");
        if (backup is not null && thresholds.BackupAge.Milliseconds <= backup.Full.Schedule.Interval.Milliseconds)
            yield return new Finding(path.Key("backupAge"), $"The newest full is called old after {thresholds.BackupAge}; one is made every {backup.Full.Schedule.Interval}.", "Leave it the time that a full takes.");
        if (region.Declared.Growth.Review.Milliseconds > region.Declared.Growth.Horizon.Milliseconds)
            yield return new Finding(ModelPath.Of("growth", "review"), $"Growth is looked at every {region.Declared.Growth.Review}; the plan ends after {region.Declared.Growth.Horizon}.", "Review more often than the plan ends.");
    }
}
