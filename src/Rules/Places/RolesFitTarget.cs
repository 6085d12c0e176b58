using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>
/// Kubernetes and the cloud's own object storage stand only on AWS, and take the place of machines there; machines replicate in one way each.
/// </summary>
public sealed class RolesFitTarget : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1081";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Groups.SelectMany(group => Check(region, group)).Concat(Kubernetes(region));
    }

    private static IEnumerable<Finding> Check(Region region, NodeGroup group)
    {
        var isAws = region.Declared.Target == Target.Aws;
        if (isAws && group.Role == NodeRole.ObjectStorage)
        {
            yield return new Finding(
                group.Path.Key("role"),
                $"Group '{group.Name}' of site '{group.Site}' is an S3 endpoint of its own, but target aws has Amazon S3.",
                "Take the group out; buckets are made with the region.");
        }

        if (isAws && group.Role == NodeRole.Monitoring && region.Declared.Kubernetes is not null)
        {
            yield return new Finding(
                group.Path.Key("role"),
                $"Group '{group.Name}' of site '{group.Site}' would monitor beside Kubernetes, which does so already.",
                "Take the group or `kubernetes` out.");
        }

        if (group.Role != NodeRole.Database && group.Declared.Replication != ReplicationKind.Quorum)
        {
            yield return new Finding(
                group.Path.Key("replication"),
                $"Group '{group.Name}' of site '{group.Site}' runs {EnumName.Of(group.Role)}, which does not replicate.",
                "Only database groups have `replication`.");
        }
    }

    private static IEnumerable<Finding> Kubernetes(Region region)
    {
        if (region.Declared.Kubernetes is not { } kubernetes)
            return [];
        if (region.Declared.Target != Target.Aws)
        {
            return
            [
                new Finding(
                    ModelPath.Of("kubernetes"),
                    "Kubernetes is declared, but only target aws makes it.",
                    "Write `kubernetes: ~`, and declare a group of role monitoring."),
            ];
        }

        return
            from site in region.Sites
            where site.FindNetwork(kubernetes.Network) is null
            select new Finding(
                ModelPath.Of("kubernetes", "network"),
                $"Kubernetes lies in network '{kubernetes.Network}', which site '{site.Name}' does not have.",
                $"Declared there: {string.Join(", ", site.Networks.Select(network => network.Name))}.");
    }
}
