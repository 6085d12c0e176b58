using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>A commit can still be acknowledged by enough standbys after one node is lost.</summary>
public sealed class QuorumSurvivesOneNode : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1007";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var patroni = region.Declared.Patroni;
        if (patroni.SynchronousMode == SynchronousMode.Off)
        {
            const string Loss = "synchronous_mode is off: a failover loses acknowledged rows.";
            return [new Finding(ModelPath.Of("patroni", "synchronousMode"), Loss, "Set `synchronousMode: quorum`.")];
        }

        if (region.Primary is not { } primary)
            return [];
        var members = primary.Cluster?.Voters.Count ?? 0;
        var left = members - 2;
        if (patroni.SynchronousNodeCount <= left)
            return [];
        const string Effect = "with one node lost, commits wait or are no longer synchronous";
        var standbys = $"{members} quorum members − 1 leader − 1 lost = {Math.Max(0, left)} standbys";
        return
        [
            new Finding(
                ModelPath.Of("patroni", "synchronousNodeCount"),
                $"{standbys}, fewer than synchronous_node_count {patroni.SynchronousNodeCount}: {Effect}.",
                $"Add database nodes at '{primary.Name}', or lower synchronousNodeCount."),
        ];
    }
}
