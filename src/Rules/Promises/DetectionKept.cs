using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Promises;

/// <summary>A lost leader is noticed as fast as promised even when the lock's store loses its own leader with it: leases start anew then.</summary>
public sealed class DetectionKept : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1069";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (patroni, detection) = (region.Declared.Patroni, region.Declared.Promises.Detection);
        var worst = new Duration(patroni.Ttl.Milliseconds + patroni.LoopWait.Milliseconds);
        var leaderLost = $"The lock runs out after ttl {patroni.Ttl} when only the leader is lost";
        var store = EnumName.Of(region.DcsRole);
        var apart = $"Keep {store} off the database machines";
        var storeLost = $"when the host that leads {store} is lost with it, the lease starts anew and the next loop sees it";
        return detection is null || worst.Milliseconds <= detection.Milliseconds || patroni.Ttl.Milliseconds > detection.Milliseconds ? [] :
        [
            new Finding(
                ModelPath.Of("promises", "detection"),
                $"Detection is promised in {detection}. {leaderLost}; {storeLost}: up to ttl + loop_wait {patroni.LoopWait} = {worst} (35.4 s were measured).",
                $"Failover stays within its own promise. {apart}; ttl 20s with loop_wait and retry_timeout 5s keeps {detection}."),
        ];
    }
}
