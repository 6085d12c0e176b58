using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Clusters;

/// <summary>No zone holds a majority of a quorum, or losing that zone stops the site.</summary>
public sealed class QuorumSpreadOverZones : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1017";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from site in region.Sites
            from role in new[] { region.DcsRole, NodeRole.Database }
            let nodes = site.GroupsOf(role).Where(each => each.IsQuorum || each.Role == region.DcsRole).SelectMany(each => each.Nodes).ToList()
            where nodes.Count > 1
            let fullest = nodes.GroupBy(node => node.Zone, StringComparer.Ordinal).MaxBy(zone => zone.Count())
            where fullest.Count() > nodes.Count / 2
            let held = $"{fullest.Count()} of {nodes.Count} {EnumName.Of(role)} nodes"
            select new Finding(
                site.GroupsOf(role).First().Path.Key("nodes"),
                $"Zone '{fullest.Key}' of site '{site.Name}' holds {held}, a majority: losing it stops writes.",
                "Spread the nodes over three zones.");
    }
}
