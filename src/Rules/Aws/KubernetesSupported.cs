using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>On AWS the version of Kubernetes is in EKS' standard support.</summary>
public sealed class KubernetesSupported : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1110";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared is not { Target: Target.Aws, Kubernetes: { } kubernetes })
            yield break;
        var version = kubernetes.Version.ToString();
        const string Fix = "Write a version in standard support; EKS upgrades one minor version at a time.";
        if (Problem(version, region.Today) is { } problem)
            yield return new Finding(ModelPath.Of("kubernetes", "version"), problem, Fix);
    }

    private static string? Problem(string version, DateOnly today) => EksReleases.EndsOf(version) switch
    {
        null => $"Kubernetes {version} is not in the table of EKS' versions of {EksReleases.AsOf}.",
        { } ends when ends.Extended <= today => $"EKS ended its support of Kubernetes {version} on {ends.Extended:yyyy-MM-dd}: it refuses new clusters of it.",
        { } ends when ends.Standard <= today =>
            $"EKS' standard support of Kubernetes {version} ended on {ends.Standard:yyyy-MM-dd}: a cluster costs six times as much since.",
        _ => null,
    };
}
