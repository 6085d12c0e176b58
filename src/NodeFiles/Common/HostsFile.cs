using ClusterProvisioning.NodeFiles.Text;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.NodeFiles.Common;

/// <summary><c>/etc/hosts</c>: every machine of the region, so that no name depends on a server.</summary>
internal static class HostsFile
{
    /// <summary>The file.</summary>
    public static NodeFile Of(Machine machine) => TextFile.Root("/etc/hosts", [TextFile.Notice, "127.0.0.1 localhost", .. Roles(machine), .. machine.Region.Nodes.SelectMany(node => Lines(machine.Names, node))]);

    // A pooler's role hop stands for whichever member has the role; the members' certificates bear these names.
    private static IEnumerable<string> Roles(Machine machine) =>
        machine.Group.Role == NodeRole.Pooler ? [$"127.0.0.1 {string.Join(' ', machine.Names.Roles)}"] : [];

    private static IEnumerable<string> Lines(HostNames names, Node node) =>
        node.Addresses.Select((address, i) => i == 0
            ? $"{address.Address} {names.Of(node)} {node.Name} {names.Of(node, address.Network)}"
            : $"{address.Address} {names.Of(node, address.Network)}");
}
