using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>Before a region goes into the cloud, whoever runs <c>up</c> has a way to the API of its Kubernetes: what lies in it is made through that.</summary>
public sealed class KubernetesApiReached : IBeforeUp
{
    /// <inheritdoc/>
    public string Code => "CP1118";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Target: Target.Aws, Kubernetes: { ApiFrom.Count: 0 } kubernetes })
            yield break;
        foreach (var site in region.Sites.Where(site => !kubernetes.IsReachedByVpnOf(site.Declared)))
        {
            yield return new Finding(
                ModelPath.Of("kubernetes"),
                $"Nobody outside site '{site.Name}' reaches the API of its Kubernetes: `up` makes what lies in it only from a machine of yours inside.",
                "Let clients of the site's VPN reach it (`apiFromVpn: true`, and a `vpn` at the site), or name where `up` is run (`apiFrom`).");
        }
    }
}
