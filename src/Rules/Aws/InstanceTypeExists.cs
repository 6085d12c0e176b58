using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.RegionFile.Yaml;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Aws;

/// <summary>
/// On AWS each node group's hardware can be realised by an instance type that its zones offer; the type that it names, or that a group of Kubernetes
/// nodes names, is offered there too.
/// </summary>
public sealed class InstanceTypeExists : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1021";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Target != Target.Aws ? [] : region.Sites.SelectMany(Check).Concat(Kubernetes(region));
    }

    private static IEnumerable<Finding> Check(Site site) => site.Groups.SelectMany(group => Check(site, group));

    private static IEnumerable<Finding> Check(Site site, NodeGroup group)
    {
        var zones = Known(site, InstanceTypes.ZonesOf(group));
        var whose = $"group '{group.Name}' of site '{group.Site}'";
        if (group.Declared.InstanceType is { } named)
            return Named(group.Path.Key("instanceType"), named, whose, zones);
        if (InstanceTypes.Smallest(group.Hardware, zones) is not null)
            return [];
        var wanted = $"{group.Hardware.Cores} cores and {group.Hardware.Memory} ({whose})";
        var offered = InstanceTypes.All.Where(type => zones.All(zone => InstanceOffers.Has(zone, type.Name)));
        var largest = offered.MaxBy(type => (type.Memory.Count, type.Cores));
        var most = largest is null ? "none of the known families is offered there" : $"the largest, {largest.Name}, has {largest.Cores} and {largest.Memory}";
        return
        [
            new Finding(
                ModelPath.Of("hardware", group.Declared.Hardware, "cores"),
                $"No instance type in {string.Join(", ", zones)} has {wanted}; {most}.",
                "Name one in the group's `instanceType`, or ask for less."),
        ];
    }

    private static IEnumerable<Finding> Kubernetes(Region region) =>
        from nodes in region.Declared.Kubernetes?.NodeGroups ?? new Dictionary<Model.Values.Name, KubernetesNodeGroupDeclaration>()
        from site in region.Sites
        where site.FindNetwork(region.Declared.Kubernetes!.Network) is not null
        let path = ModelPath.Of("kubernetes", "nodeGroups", nodes.Key, "instanceType")
        from finding in Named(path, nodes.Value.InstanceType, $"Kubernetes' nodes '{nodes.Key}' at site '{site.Name}'", Known(site, site.Declared.Zones))
        select finding;

    private static IEnumerable<Finding> Named(ModelPath path, string type, string whose, IReadOnlyList<string> zones)
    {
        var without = zones.Where(zone => !InstanceOffers.Has(zone, type)).ToList();
        if (without.Count == 0)
            yield break;
        if (!InstanceOffers.Exists(type))
        {
            yield return new Finding(
                path,
                $"No zone offers an instance type '{type}' ({whose}), as of {InstanceOffers.AsOf}.",
                $"Name one such as m7a.xlarge.{Suggestion.For(type, InstanceTypes.All.Select(each => each.Name))}");
            yield break;
        }

        var elsewhere = InstanceTypes.All.FirstOrDefault(each => SameSize(each.Name, type) && zones.All(zone => InstanceOffers.Has(zone, each.Name)));
        yield return new Finding(
            path,
            $"{string.Join(", ", without)} {(without.Count == 1 ? "does" : "do")} not offer {type} ({whose}), as of {InstanceOffers.AsOf}.",
            elsewhere is null ? "Name a type that they offer, or other zones." : $"They offer {elsewhere.Name}.");
    }

    // The same letter, m7a and m7i, and the same size.
    private static bool SameSize(string one, string other) => one[0] == other[0] && one[(one.IndexOf('.') + 1)..] == other[(other.IndexOf('.') + 1)..];

    // Another rule tells of a zone that is none of the site's location.
    private static List<string> Known(Site site, IReadOnlyList<string> zones) => [.. zones.Intersect(InstanceOffers.ZonesOf(site.Declared.Location))];
}
