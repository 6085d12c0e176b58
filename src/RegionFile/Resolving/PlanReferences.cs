using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile.Resolving;

/// <summary>Looks up what backup, security and tiers name: sites, groups, roles, tablespaces.</summary>
/// <param name="region">The region, with its sites worked out.</param>
/// <param name="references">Looks names up.</param>
internal sealed class PlanReferences(Region region, References references)
{
    private readonly Dictionary<Name, Site> _sites = region.Sites.ToDictionary(site => site.Name);

    /// <summary>Reports every name that is declared nowhere.</summary>
    public void Check()
    {
        var (backup, security, contents) = (region.Declared.Backup, region.Declared.Security, region.Declared.Database);
        foreach (var (name, repository) in backup?.Repositories.ToList() ?? [])
            CheckRepository(name, repository);
        CheckSite(backup?.Archive?.Site, ModelPath.Of("backup", "archive", "site"));
        foreach (var (key, site) in new[] { ("state", security.Places.State), ("keys", security.Places.Keys), ("logs", security.Places.Logs) })
            CheckSite(site, ModelPath.Of("security", "places", key));
        foreach (var role in security.Ldap?.Roles ?? [])
            references.Find(contents.Roles, role, "role", ModelPath.Of("security", "ldap", "roles"));
        foreach (var (name, tier) in region.Declared.Tiers.Where(tier => tier.Value.Tablespace is not null))
            references.Find(contents.Tablespaces, tier.Tablespace!, "tablespace", ModelPath.Of("tiers", name, "tablespace"));
    }

    private void CheckRepository(Name name, RepositoryDeclaration repository)
    {
        var path = ModelPath.Of("backup", "repositories", name);
        var site = CheckSite(repository.Site, path.Key("site"));
        if (repository.Kind == RepositoryKind.Object)
        {
            if (repository.Bucket is null)
            {
                references.Report(
                    DiagnosticCodes.Missing,
                    path,
                    $"Repository '{name}' is a bucket without a name.",
                    "Give it a `bucket`; the region's name is put in front.");
            }
        }
        else if (repository.Group is not { } group)
        {
            references.Report(
                DiagnosticCodes.Missing, path, $"Repository '{name}' is on a host, but no group serves it.", "Name the `group` of backup servers at its site.");
        }
        else if (site is not null)
        {
            references.Find(site.Groups.ToDictionary(each => each.Name), group, $"node group of site '{site.Name}'", path.Key("group"));
        }
    }

    private Site? CheckSite(Name? site, ModelPath path) => site is { } name ? references.Find(_sites, name, "site", path) : null;
}
