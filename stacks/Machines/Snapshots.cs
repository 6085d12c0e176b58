using ClusterProvisioning.Model;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Which machine has snapshots taken of it: one of each cluster, whole, since its volumes are striped, and one alone is of no use.</summary>
internal static class Snapshots
{
    /// <summary>The tag by which the machine is found; its volumes have it too, and hand it to their snapshots.</summary>
    public const string Tag = "Snapshots";

    /// <summary>The tag's value at a site.</summary>
    public static string TagOf(SiteScope scope) => scope.NameOf("snapshots");

    /// <summary>True if a machine is snapped. Of six copies of the same data six snapshots would be paid for.</summary>
    public static bool Takes(SiteScope scope, Node node) =>
        scope.Region.Declared.Backup?.Snapshots is not null && scope.Site.Cluster is { } cluster && cluster.Snapped.Name == node.Name;
}
