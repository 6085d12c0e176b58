using System.Globalization;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.RegionFile.Resolving;

/// <summary>Works out what follows from a region file: subnets, zones, addresses. Reports every name that is declared nowhere.</summary>
/// <param name="declared">The file.</param>
/// <param name="sources">Where each value stands.</param>
/// <param name="references">Looks names up.</param>
/// <param name="today">The day on which the region is judged.</param>
internal sealed class RegionResolver(RegionDeclaration declared, SourceMap sources, References references, DateOnly today)
{
    private const int LeastSlices = 4;

    /// <summary>The region; what could not be resolved is left out, with a diagnostic.</summary>
    public Region Resolve()
    {
        var sites = declared.Sites.Select(site => ResolveSite(site.Key, site.Value)).ToList();
        var region = new Region { Declared = declared, Sites = sites, Sources = sources, Today = today };
        CheckSlots(region);
        new PlanReferences(region, references).Check();
        return region;
    }

    private Site ResolveSite(Name name, SiteDeclaration site)
    {
        var zones = ModelPath.Of("sites", name, "zones");
        if (site.Zones.Count == 0)
        {
            references.Report(
                DiagnosticCodes.Missing,
                zones,
                $"Site '{name}' has no zone; wanted at least one.",
                "Name its availability zones or racks; nodes spread over them.");
        }

        foreach (var twice in site.Zones.GroupBy(zone => zone, StringComparer.Ordinal).Where(zone => zone.Count() > 1))
        {
            references.Report(
                DiagnosticCodes.DuplicateKey, zones, $"Zone '{twice.Key}' of site '{name}' is named {twice.Count()} times.", "Name each zone once.");
        }

        var networks = site.Networks.Select(network => ResolveNetwork(name, site, network.Key, network.Value)).ToList();
        var groups = site.Groups.Select(group => ResolveGroup(name, site, networks, group.Key, group.Value)).OfType<NodeGroup>().ToList();
        return new Site { Name = name, DeclaredRegion = declared, Declared = site, Networks = networks, Groups = groups };
    }

    private NetworkSegment ResolveNetwork(Name site, SiteDeclaration declaredSite, Name name, NetworkDeclaration network)
    {
        references.Find(declaredSite.Blocks, network.Block, "block", ModelPath.Of("sites", site, "networks", name, "block"));
        // At least four, so that a second, third and fourth zone come without moving an address.
        var slices = Math.Max(LeastSlices, declaredSite.Zones.Count);
        var perZone = declared.Target == Target.Aws && declaredSite.Zones.Count > 0;
        IReadOnlyList<Subnet> subnets = perZone
            ? [.. declaredSite.Zones.Select((zone, i) => new Subnet(zone, network.Cidr.Slice(i, slices)))]
            : [new Subnet(null, network.Cidr)];
        return new NetworkSegment { Site = site, Name = name, Declared = network, Subnets = subnets };
    }

    private NodeGroup? ResolveGroup(Name site, SiteDeclaration declaredSite, List<NetworkSegment> networks, Name name, NodeGroupDeclaration group)
    {
        var path = ModelPath.Of("sites", site, "groups", name);
        var hardware = references.Find(declared.Hardware, group.Hardware, "kind of hardware", path.Key("hardware"));
        var byName = networks.ToDictionary(network => network.Name);
        var places = group.Networks
            .Select(entry => (Network: references.Find(byName, entry.Key, "network", path.Key("networks").Key(entry.Key.ToString())), First: entry.Value))
            .Where(place => place.Network is not null)
            .Select(place => (Network: place.Network!, place.First)).ToList();
        if (group.Networks.Count == 0)
        {
            references.Report(
                DiagnosticCodes.Missing,
                path.Key("networks"),
                $"Group '{name}' is in no network.",
                "Name at least one network with the host number of node 1.");
        }

        var nodes = group.Nodes.Select(node => ResolveNode(declaredSite, path, places, node.Key, node.Value)).OfType<Node>().ToList();
        return hardware is null || places.Count == 0 ? null : new NodeGroup
        {
            Site = site,
            Name = name,
            Declared = group,
            Hardware = hardware,
            Networks = [.. places.Select(place => place.Network)],
            Nodes = nodes,
            SharedAddress = declared.Target == Target.Metal && group.SharedAddress is { } shared
                ? places[0].Network.Subnets[0].Cidr.Base.Plus((uint)shared)
                : null,
        };
    }

    private Node? ResolveNode(SiteDeclaration site, ModelPath group, List<(NetworkSegment Network, int First)> places, MemberName name, NodeDeclaration node)
    {
        var path = group.Key("nodes").Key(name.ToString());
        if ((node.Number ?? NumberIn(name)) is not ({ } number and > 0))
        {
            references.Report(
                DiagnosticCodes.Missing,
                path,
                $"Node '{name}' has no number; wanted digits at the end of its name, or `number:`, from 1.",
                "Its address and zone follow from the number, so that they stay when other nodes come or go.");
            return null;
        }

        if (site.Zones.Count == 0)
            return null;
        var zone = node.Zone ?? site.Zones[(number - 1) % site.Zones.Count];
        references.Find(site.Zones.Distinct(StringComparer.Ordinal).ToDictionary(each => each, each => each), zone, "zone", path.Key("zone"));
        return new Node { Name = name, Number = number, Zone = zone, Path = path, Addresses = [.. places.Select(place => Address(place, zone, number))] };
    }

    private static NodeAddress Address((NetworkSegment Network, int First) place, string zone, int number)
    {
        var subnet = place.Network.SubnetIn(zone);
        return new NodeAddress(place.Network, subnet, subnet.Cidr.Base.Plus((uint)(place.First + number - 1)));
    }

    private static int? NumberIn(MemberName name)
    {
        var text = name.ToString();
        var digits = text.AsSpan(text.AsSpan().LastIndexOfAnyExceptInRange('0', '9') + 1);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private void CheckSlots(Region region)
    {
        var sites = region.Sites.ToDictionary(site => site.Name);
        foreach (var (name, slot) in declared.Patroni.Slots)
        {
            var path = ModelPath.Of("patroni", "slots", name);
            if (references.Find(sites, slot.Site, "site", path.Key("site")) is { } site)
                references.Find(site.Groups.ToDictionary(group => group.Name), slot.Group, $"node group of site '{site.Name}'", path.Key("group"));
        }
    }
}
