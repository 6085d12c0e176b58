using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Backups;

/// <summary>Each site that has a database has a repository of its own, so that neither site's restore needs the other.</summary>
public sealed class RepositoryAtEachSite : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1041";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Backup is not { } backup)
            return [];
        return
            from site in region.Sites
            where site.Cluster is { Members.Count: > 0 } && backup.Repositories.Values.All(repository => repository.Site != site.Name)
            select new Finding(
                ModelPath.Of("backup", "repositories"),
                $"Site '{site.Name}' has no repository: once the others are lost, nothing there can be restored.",
                $"Add a repository with `site: {site.Name}`.");
    }
}
