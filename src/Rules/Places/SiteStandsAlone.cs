using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>
/// A site that has a database has what a takeover needs: poolers of its own, and a node that may lead. Its store for the lock is asked for by CP1008, its
/// repository by CP1041.
/// </summary>
public sealed class SiteStandsAlone : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1085";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Clusters.Where(cluster => cluster.Members.Count > 0).SelectMany(Check);
    }

    private static IEnumerable<Finding> Check(PatroniCluster cluster)
    {
        var site = cluster.Site;
        if (cluster.Poolers is not { Members.Count: > 0 })
        {
            yield return new Finding(
                site.Path.Key("groups"),
                $"Site '{site.Name}' has a database and no pooler: once it leads, applications have no way in.",
                "Declare a group of role pooler there.");
        }

        if (cluster.Candidates.Count == 0)
        {
            yield return new Finding(
                site.Path.Key("groups"),
                $"All database nodes of site '{site.Name}' are for analytics, which never lead: its cluster would have no leader.",
                "Declare a group of role database with `replication: quorum` there.");
        }
    }
}
