using ClusterProvisioning.Fleet;
using ClusterProvisioning.Lab.Nodes;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Patience with a lab's machines: one that hangs is explained by its journal, or its console.</summary>
internal static class LabPatience
{
    private const int LogLines = 15;

    /// <summary>The patience of a lab.</summary>
    public static Patience Of(LabContext lab) => new(async (node, cancel) =>
    {
        var tail = await NodeLogs.TailAsync(lab.Folder.Node(node), lab.State.Init(node), LogLines, cancel).ConfigureAwait(false);
        return $"the last lines of {node}:\n{tail}\nnext: provision lab logs {node} --lab {lab.Folder.Name}";
    });
}
