using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

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
        return Lags(region).Concat(Ages(region));
    }

    private static IEnumerable<Finding> Lags(Region region)
    {
        var (thresholds, path) = (region.Declared.Monitoring.Thresholds, ModelPath.Of("monitoring", "thresholds"));
        if (region.Declared.Promises.Rpo is { } rpo && thresholds.DrLag.Milliseconds > rpo.Milliseconds)
        {
            var late = $"The DR site may lag {thresholds.DrLag} before anyone is called; RPO is {rpo}.";
            yield return new Finding(path.Key("drLag"), late, $"Set `drLag: {rpo}` or less.");
        }

        if (thresholds.ReplicationLag.Milliseconds > thresholds.DrLag.Milliseconds)
        {
            var order = $"A standby beside the primary may lag {thresholds.ReplicationLag}, the far one {thresholds.DrLag}.";
            yield return new Finding(path.Key("replicationLag"), order, "Call for the near one first.");
        }
    }

    private static IEnumerable<Finding> Ages(Region region)
    {
        var (age, growth) = (region.Declared.Monitoring.Thresholds.BackupAge, region.Declared.Growth);
        if (region.Declared.Backup is { Full.Schedule.Interval: var interval } && age.Milliseconds <= interval.Milliseconds)
        {
            var early = $"The newest full is called old after {age}; one is made every {interval}.";
            yield return new Finding(ModelPath.Of("monitoring", "thresholds", "backupAge"), early, "Leave it the time that a full takes.");
        }

        if (growth.Review.Milliseconds > growth.Horizon.Milliseconds)
        {
            var review = $"Growth is looked at every {growth.Review}; the plan ends after {growth.Horizon}.";
            yield return new Finding(ModelPath.Of("growth", "review"), review, "Review more often than the plan ends.");
        }
    }
}
