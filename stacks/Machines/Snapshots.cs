using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Stacks.Machines;

/// <summary>Which machines have snapshots taken of them: databases', by machine, since its volumes are striped, and one alone is of no use.</summary>
internal static class Snapshots
{
    /// <summary>The tag by which machines are found; their volumes have it too, and hand it to their snapshots.</summary>
    public const string Tag = "Snapshots";

    /// <summary>The tag's value at a site.</summary>
    public static string TagOf(SiteScope scope) => scope.NameOf("snapshots");

    /// <summary>True if a role's machines are snapped.</summary>
    public static bool Takes(SiteScope scope, NodeRole role) => role == NodeRole.Database && scope.Region.Declared.Backup?.Snapshots is not null;
}
