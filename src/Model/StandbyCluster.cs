using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The cluster of a DR site: its leader takes no writes but streams from the primary's, until it is promoted (Patroni docs, "Standby
/// cluster").</summary>
public sealed class StandbyCluster : PatroniCluster
{
    /// <summary>The standby cluster of a site.</summary>
    /// <param name="site">The site.</param>
    /// <param name="follows">The site whose cluster it follows; null in a faulty file without a primary.</param>
    public StandbyCluster(Site site, Name? follows)
        : base(site) => Follows = follows;

    /// <summary>The site whose cluster it follows.</summary>
    public Name? Follows { get; }

    /// <summary>The primary's name with the site's behind it: a DR site may share a Consul or an etcd with no one, but names in logs and figures must
    /// tell the two apart.</summary>
    public override string Scope => $"{base.Scope}-{Site.Name}";
}
