using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// While machines are down for a rollout, the lock's store keeps its majority and commits keep their standbys; whether they do with one down is said by CP1007
/// and CP1008.
/// </summary>
public sealed class RolloutKeepsQuorum : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1073";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var down = region.Declared.Rollout.MaxUnavailable;
        var stores =
            from site in region.Sites
            let members = site.Dcs.Members.Count
            where down > 1 && members > 0 && members - down < site.Dcs.Quorum
            let remain = Math.Max(0, members - down)
            select Finding($"{members} members of the lock's store at site '{site.Name}' − {down} down = {remain}; a majority is {site.Dcs.Quorum}");
        var database = region.Primary?.Cluster?.Voters.Count ?? 0;
        var needed = region.Declared.Patroni.SynchronousNodeCount + 1;
        var left = Math.Max(0, database - down);
        return down == 1 || database - down >= needed
            ? stores
            : stores.Append(Finding($"{database} voting database nodes − {down} down = {left}; a leader and {needed - 1} standbys are {needed}"));
    }

    private static Finding Finding(string arithmetic) =>
        new(ModelPath.Of("rollout", "maxUnavailable"), $"A rollout may stop too many at once: {arithmetic}.", "Set `maxUnavailable: 1`.");
}
