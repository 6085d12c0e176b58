using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>Where a failover is promised, a node that cannot be fenced never leads (seed 001 §6: "Old primary fenced").</summary>
public sealed class FencingNeedsWatchdog : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1071";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var watchdog = region.Declared.Patroni.Watchdog;
        return region.Declared.Promises.Failover is null || watchdog == WatchdogMode.Required ? [] :
        [
            new Finding(
                ModelPath.Of("patroni", "watchdog"),
                $"The watchdog is {EnumName.Of(watchdog)}: when Patroni alone dies, the old leader goes on taking connections beside the new one.",
                "Set `watchdog: required`."),
        ];
    }
}
