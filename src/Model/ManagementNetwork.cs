namespace ClusterProvisioning.Model;

/// <summary>The network in which lies what AWS provides to a site's machines.</summary>
public static class ManagementNetwork
{
    /// <summary>The network of Kubernetes, else that of the members that hold the leader's lock.</summary>
    public static NetworkSegment Of(Region region, Site site)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(site);
        return (region.Declared.Kubernetes is { } kubernetes ? site.FindNetwork(kubernetes.Network) : null)
            ?? site.Dcs.Groups[0].Networks[0];
    }
}
