using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;
using ClusterProvisioning.Services.Text;

namespace ClusterProvisioning.Machines.Base;

/// <summary><c>/etc/hosts</c>: every machine of the region, so that no name depends on a server.</summary>
internal static class HostsFile
{
    /// <summary>All machines' names and addresses, and this machine's names of roles.</summary>
    public static NodeFile Of(Machine machine) =>
        TextFile.Root(
            "/etc/hosts",
            [TextFile.Notice, "127.0.0.1 localhost", .. Roles(machine), .. machine.Region.Nodes.SelectMany(node => Lines(machine.Names, node))])
            .ReadBy("name lookups", ChangeTakes.Nothing);

    private static IEnumerable<string> Roles(Machine machine)
    {
        var own = MachineServices.Of(machine.Region, machine.Group).OfType<INamesHosts>().SelectMany(service => service.OwnNames(machine)).ToList();
        return own.Count == 0 ? Shared(machine) : [$"127.0.0.1 {string.Join(' ', own)}", .. own.Contains(machine.Names.Service) ? [] : Shared(machine)];
    }

    private static IEnumerable<string> Shared(Machine machine) =>
        machine.Site.GroupsOf(NodeRole.Pooler).Select(group => group.SharedAddress).OfType<Ipv4>().Select(address => $"{address} {machine.Names.Service}");

    private static IEnumerable<string> Lines(HostNames names, Node node) =>
        node.Addresses.Select((address, i) => i == 0
            ? $"{address.Address} {names.Of(node)} {node.Name} {names.Of(node, address.Network)}"
            : $"{address.Address} {names.Of(node, address.Network)}");
}
