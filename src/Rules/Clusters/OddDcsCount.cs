using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>
/// Each site has a store for the leader's lock (etcd or Consul) of its own with an odd number of members, three or more: an even one adds a machine and no
/// failure that it survives (etcd FAQ).
/// </summary>
public sealed class OddDcsCount : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1008";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from site in region.Sites
            where site.Cluster is { Members.Count: > 0 }
            let dcs = site.Dcs
            let count = dcs.Members.Count
            where count < 3 || count % 2 == 0
            let role = EnumName.Of(dcs.Role)
            let survived = $"the quorum is {dcs.Quorum}, so it survives the loss of {Math.Max(0, (count - 1) / 2)}"
            select new Finding(
                dcs.Groups is [var first, ..] ? first.Path.Key("nodes") : site.Path.Key("groups"),
                $"Site '{site.Name}' has {count} {role} members: {survived}. Wanted an odd number, at least 3.",
                $"Declare three or five {role} nodes at each site that has a database.");
    }
}
