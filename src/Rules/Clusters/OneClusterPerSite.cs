using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>A site has one cluster: poolers, slots, repositories and the database part name no
/// other, and groups that vote share its scope, so that a second one would join it.</summary>
public sealed class OneClusterPerSite : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1106";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from cluster in region.Clusters
            let voting = cluster.Voting
            where voting.Count > 1
            let joined = $"it would join cluster '{cluster.Scope}' of group '{voting[0].Name}'"
            from second in voting.Skip(1)
            select new Finding(
                second.Path,
                $"Site '{cluster.Site.Name}' has a second group of voting database nodes, '{second.Name}': {joined}, not be one of its own.",
                "Put its nodes into the first group, let it follow with `replication: async` or `analytics`, or make a second cluster a region of its own.");
    }
}
