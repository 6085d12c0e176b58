using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// On metal every network is a VLAN: firewalls, shared addresses and shaping name the interface after the network, and only a VLAN makes one of that name.
/// </summary>
public sealed class VlansOnMetal : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1105";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        const string OnCard = "on target metal its addresses would lie on the card itself";
        const string Dropped = "firewalls, which admit by the network's name, would drop all that comes in";
        return
            from site in region.Sites
            where region.Declared.Target == Target.Metal
            from network in site.Networks
            where network.Declared.Vlan is null
            select new Finding(
                network.Path,
                $"Network '{network.Name}' of site '{site.Name}' has no VLAN: {OnCard}, and {Dropped}.",
                "Give it its number: `vlan: 201`.");
    }
}
