using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>The design rate, in batches of the declared size, leaves each pooled connection time for a commit that a quorum of replicas acknowledges.</summary>
public sealed class BatchesFitPool : IRule
{
    // A flush here and one at a replica in another zone: a few milliseconds each (AWS docs, "Availability Zones": single-digit milliseconds between zones).
    private const int CommitMilliseconds = 10;

    /// <inheritdoc/>
    public string Code => "CP1102";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var (ingest, pool) = (region.Declared.Ingest, region.Declared.Pgbouncer.DefaultPoolSize);
        var commits = (double)ingest.DesignRate / ingest.BatchRows;
        var possible = pool * 1000 / CommitMilliseconds;
        if (commits > possible)
        {
            var wanted = $"{ingest.DesignRate} rows a second in batches of {ingest.BatchRows} are {commits:0} commits a second";
            yield return new Finding(
                ModelPath.Of("ingest", "batchRows"),
                $"{wanted}; {pool} pooled connections at {CommitMilliseconds} ms a commit do {possible}.",
                $"Write at least {Math.Ceiling((double)ingest.DesignRate / possible):0} rows at once, or widen pgbouncer's defaultPoolSize.");
        }
    }
}
