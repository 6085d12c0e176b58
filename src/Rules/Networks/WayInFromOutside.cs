using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// From outside, machines come in to the ingest gateways in a public network, administrators over the VPN to the bastion, and whoever deploys to the API of
/// Kubernetes from addresses that are named; nothing else does.
/// </summary>
public sealed class WayInFromOutside : IRule
{
    // What IANA gives out at once is a /8 (IPv4 Address Space Registry); more than that is nobody's own.
    private const int ShortestPrefix = 8;

    /// <inheritdoc/>
    public string Code => "CP1028";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Flows
            .SelectMany(flow => Check(region, flow.Key, flow.Value))
            .Concat(region.Sites.SelectMany(CheckVpn))
            .Concat(CheckKubernetes(region));
    }

    private static IEnumerable<Finding> Check(Region region, Name name, FlowDeclaration flow)
    {
        foreach (var group in region.Sites.SelectMany(site => flow.To.SelectMany(site.GroupsAt)).Distinct())
        {
            if (flow.From.Any(end => end.Kind == FlowEndKind.Internet) && region.Declared.Target == Target.Aws)
            {
                var network = flow.Network is { } wanted ? group.NetworkTowards(wanted) : group.Networks[0];
                if (group.Role != NodeRole.Gateway || network.Declared.Exposure != Exposure.Public)
                    yield return FromInternet(name, group, network);
            }

            if (flow.From.Any(end => end.Kind == FlowEndKind.Vpn) && group.Role != NodeRole.Bastion)
                yield return FromVpn(name, group);
        }
    }

    private static Finding FromInternet(Name flow, NodeGroup group, NetworkSegment network)
    {
        var listener = $"group '{group.Name}' of site '{group.Site}' ({EnumName.Of(group.Role)}, network '{network.Name}')";
        return new Finding(
            ModelPath.Of("flows", flow, "from"),
            $"Flow '{flow}' leads from the internet to {listener}.",
            "Only ingest gateways in a public network are reached from outside; lead it through them, or through the VPN and the bastion.");
    }

    private static Finding FromVpn(Name flow, NodeGroup group) => new(
        ModelPath.Of("flows", flow, "from"),
        $"Flow '{flow}' leads from the VPN to group '{group.Name}' of site '{group.Site}' ({EnumName.Of(group.Role)}).",
        "Administrators come in at the bastion; declare a flow from there.");

    private static IEnumerable<Finding> CheckKubernetes(Region region) =>
        from found in (region.Declared.Kubernetes?.ApiFrom ?? []).Select((addresses, at) => (Addresses: addresses, At: at))
        where found.Addresses.PrefixLength < ShortestPrefix
        let count = found.Addresses.Size.ToString("N0", CultureInfo.InvariantCulture)
        select new Finding(
            ModelPath.Of("kubernetes", "apiFrom").Item(found.At),
            $"The API of Kubernetes would be reached from {found.Addresses}, which is {count} addresses.",
            "Name the public addresses from which `up` is run, such as 203.0.113.8/32; without `apiFrom` it is reached from inside the site only.");

    private static IEnumerable<Finding> CheckVpn(Site site)
    {
        if (site.Declared.Vpn is not { } vpn)
            yield break;
        var path = site.Path.Key("vpn");
        if (site.FindNetwork(vpn.Network) is null)
        {
            yield return new Finding(
                path.Key("network"),
                $"The VPN of site '{site.Name}' comes out at network '{vpn.Network}', which the site does not have.",
                $"Declared: {string.Join(", ", site.Networks.Select(network => network.Name))}.");
        }

        foreach (var (name, block) in site.Declared.Blocks.Where(block => block.Value.Overlaps(vpn.Clients)))
        {
            yield return new Finding(
                path.Key("clients"),
                $"VPN clients of site '{site.Name}' get addresses of {vpn.Clients}, which overlap block '{name}' ({block}).",
                "Give them a range outside every block.");
        }
    }
}
