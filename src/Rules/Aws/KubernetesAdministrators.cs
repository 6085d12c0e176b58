using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>Before a region goes into the cloud, somebody beside the creator of its Kubernetes may speak to it: who ran the first `up` may be gone.</summary>
public sealed class KubernetesAdministrators : IBeforeUp
{
    /// <inheritdoc/>
    public string Code => "CP1115";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is { Target: Target.Aws, Kubernetes: { Administrators.Count: 0 } })
        {
            yield return new Finding(
                ModelPath.Of("kubernetes", "administrators"),
                "No role is declared that administers Kubernetes: EKS lets in whoever makes the cluster, by the first `up`, and nobody else.",
                "Name the roles of those who are called at night: `kubernetes: {administrators: [arn:aws:iam::ACCOUNT:role/NAME]}`.");
        }
    }
}
