using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>EKS asks for subnets in at least two zones (EKS docs, "Amazon EKS networking requirements").</summary>
public sealed class KubernetesSpansZones : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1093";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Target: Target.Aws, Kubernetes: { } kubernetes })
            return [];
        return
            from site in region.Sites
            where site.FindNetwork(kubernetes.Network) is not null && site.Declared.Zones.Count < 2
            select new Finding(
                site.Path.Key("zones"),
                $"Kubernetes stands in {site.Declared.Zones.Count} zone of site '{site.Name}'; EKS wants its subnets in 2 or more.",
                "Name another zone of the location, or write `kubernetes: ~`.");
    }
}
