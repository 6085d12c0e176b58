using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>Every machine's address lies in its subnet, is not one that the network keeps for itself, and belongs to it alone.</summary>
public sealed class AddressesFree : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1016";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var reserved = region.Declared.Target == Target.Aws ? 4u : 1u;
        var addresses = region.Groups
            .SelectMany(group => group.Nodes.SelectMany(node => node.Addresses.Select(place => (Group: group, Node: node, Place: place))))
            .ToList();
        var outside =
            from each in addresses
            let cidr = each.Place.Subnet.Cidr
            let address = each.Place.Address
            where !cidr.Contains(address) || address.Bits - cidr.Base.Bits < reserved || address == cidr.Last
            let kept = $"outside it, or among the first {reserved} or the last address, which are kept"
            select new Finding(
                each.Group.Path.Key("networks").Key(each.Place.Network.Name.ToString()),
                $"Node '{each.Node.Name}' would get {address} in network '{each.Place.Network.Name}', subnet {cidr}: {kept}.",
                "Choose another host number for node 1, or a larger network.");
        var taken =
            from same in addresses.GroupBy(each => each.Place.Address)
            from again in same.Skip(1)
            select new Finding(
                again.Group.Path.Key("networks").Key(again.Place.Network.Name.ToString()),
                $"Nodes '{same.First().Node.Name}' and '{again.Node.Name}' would both get {same.Key} in network '{again.Place.Network.Name}'.",
                "Move one group's first host number, or give the node another number.");
        return outside.Concat(taken).Concat(region.Groups.SelectMany(group => Shared(group, addresses.Select(each => (each.Node, each.Place)))));
    }

    private static IEnumerable<Finding> Shared(NodeGroup group, IEnumerable<(Node Node, NodeAddress Place)> addresses)
    {
        if (group.SharedAddress is not { } shared)
            yield break;
        var (path, cidr) = (group.Path.Key("sharedAddress"), group.Networks[0].Subnets[0].Cidr);
        if (!cidr.Contains(shared) || shared.Bits - cidr.Base.Bits < 2 || shared == cidr.Last)
        {
            yield return new Finding(
                path,
                $"The machines of group '{group.Name}' would share {shared}: outside {cidr}, or its first, second or last address, which are kept.",
                "Choose another host number.");
        }

        if (addresses.Where(each => each.Place.Address == shared).Select(each => each.Node).FirstOrDefault() is { } node)
        {
            yield return new Finding(
                path,
                $"The machines of group '{group.Name}' would share {shared}; node '{node.Name}' has it already.",
                "Choose another host number.");
        }
    }
}
