using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>How long the authority is good that signs machines' certificates.</summary>
public static class AuthorityTerms
{
    /// <summary>On AWS each site has one below the region's root, for half as long: no certificate outlives the one that signed it. Elsewhere the
    /// authority signs itself.</summary>
    public static Duration Issuing(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var lifetime = region.Declared.Security.Certificates.AuthorityLifetime;
        return region.Declared.Target == Target.Aws ? new Duration(lifetime.Milliseconds / 2) : lifetime;
    }
}
