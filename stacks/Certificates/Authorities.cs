using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Stacks.Certificates;

/// <summary>The region's root authority, and one below it at each site, so that a site goes on issuing when the other is lost.</summary>
internal sealed class Authorities
{
    private readonly Dictionary<Name, SiteSigners> _bySite = [];

    /// <summary>Makes the root at the site of keys, then one authority a site.</summary>
    public Authorities(Region region, IReadOnlyDictionary<Name, SiteBase> sites)
    {
        var lifetime = region.Declared.Security.Certificates.AuthorityLifetime;
        var home = region.KeysSite();
        var root = new Authority(sites[home].Scope, "root-ca", $"{region.Name} root", lifetime, AuthorityKeys.Elliptic);
        foreach (var (name, site) in sites)
        {
            var authority = new Authority(root, site.Scope, "ca", $"{region.Name} {name}", AuthorityTerms.Issuing(region));
            _bySite.Add(name, new SiteSigners(site, authority));
        }
    }

    /// <summary>What has the certificates of a site's machines and workloads issued.</summary>
    public SiteSigners Of(Name site) => _bySite[site];
}
