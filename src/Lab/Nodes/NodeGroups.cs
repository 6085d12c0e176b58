using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>The names of a lab's control groups.</summary>
internal static class NodeGroups
{
    /// <summary>The group of a whole lab.</summary>
    public static CgroupTree Lab(string lab) => new("provision-" + lab);

    /// <summary>The group of a machine.</summary>
    public static CgroupTree Machine(string lab, string node) => new($"provision-{lab}/{node}");

    /// <summary>The group of the supervisor of a machine's watchdog.</summary>
    public static CgroupTree Watchdog(string lab, string node) => new($"provision-{lab}/{node}.watchdog");
}
