using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// The leader renews its lock in time even when the DCS answers at the second try: loop_wait + 2 × retry_timeout ≤ ttl, and ttl ≥ 20 s (Patroni docs,
/// "Watchdog support").
/// </summary>
public sealed class PatroniTimers : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1009";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var patroni = region.Declared.Patroni;
        var needed = new Duration(patroni.LoopWait.Milliseconds + (2 * patroni.RetryTimeout.Milliseconds));
        var path = ModelPath.Of("patroni", "ttl");
        if (patroni.Ttl.Milliseconds < 20_000)
            yield return new Finding(path, $"ttl is {patroni.Ttl}; Patroni takes no less than 20s.", "Set `ttl: 20s` or more.");
        if (needed.Milliseconds > patroni.Ttl.Milliseconds)
        {
            var loop = $"loop_wait {patroni.LoopWait} + 2 × retry_timeout {patroni.RetryTimeout} = {needed}";
            yield return new Finding(
                path,
                $"{loop}, more than ttl {patroni.Ttl}: a leader whose DCS hesitates loses its lock.",
                $"Raise ttl to {needed}, or lower the other two.");
        }
    }
}
