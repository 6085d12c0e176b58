using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>A site has one way in for its clients: at most one group of poolers, behind one address.</summary>
public sealed class OnePoolerGroup : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1023";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from site in region.Sites
            from second in site.GroupsOf(NodeRole.Pooler).Skip(1)
            select new Finding(second.Path, $"Site '{site.Name}' has a second group of poolers, '{second.Name}'.", "Put its nodes into the first group.");
    }
}
