using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.RegionFile.Yaml;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>A flow runs between groups and networks that are declared, on a network that its listener is in.</summary>
public sealed class FlowEndsDeclared : IRule
{
    private static readonly HashSet<Name> Roles = [.. Enum.GetValues<NodeRole>().Select(role => Name.Parse(EnumName.Of(role)))];

    /// <inheritdoc/>
    public string Code => "CP1013";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var groups = region.Groups.Select(group => group.Name).ToHashSet();
        var networks = region.Sites.SelectMany(site => site.Networks).Select(network => network.Name).ToHashSet();
        return region.Declared.Flows.SelectMany(flow => Empty(flow.Key, flow.Value)
            .Concat(Sources(flow.Key, flow.Value, groups, networks))
            .Concat(Listeners(flow.Key, flow.Value, groups))
            .Concat(Elsewhere(region, flow.Key, flow.Value)));
    }

    private static IEnumerable<Finding> Empty(Name flow, FlowDeclaration declared) =>
        from list in new (string Key, int Count)[] { ("from", declared.From.Count), ("to", declared.To.Count), ("ports", declared.Ports.Count) }
        where list.Count == 0
        select new Finding(Path(flow, list.Key), $"Flow '{flow}' has an empty '{list.Key}', so it allows nothing.", "Fill it, or take the flow out.");

    private static IEnumerable<Finding> Sources(Name flow, FlowDeclaration declared, HashSet<Name> groups, HashSet<Name> networks) =>
        declared.From.SelectMany((end, i) => end.Kind switch
        {
            FlowEndKind.Group => Unknown(flow, end.Name, "node group", groups, Path(flow, "from").Item(i)),
            FlowEndKind.Network => Unknown(flow, end.Name, "network", networks, Path(flow, "from").Item(i)),
            FlowEndKind.Role => Unknown(flow, end.Name, "role", Roles, Path(flow, "from").Item(i)),
            FlowEndKind.Vpn or FlowEndKind.Internet => [],
        });

    private static IEnumerable<Finding> Listeners(Name flow, FlowDeclaration declared, HashSet<Name> groups) =>
        declared.To.SelectMany((end, i) => end.Kind switch
        {
            FlowEndKind.Group => Unknown(flow, end.Name, "node group", groups, Path(flow, "to").Item(i)),
            FlowEndKind.Role => Unknown(flow, end.Name, "role", Roles, Path(flow, "to").Item(i)),
            FlowEndKind.Network or FlowEndKind.Vpn or FlowEndKind.Internet =>
            [
                new Finding(
                    Path(flow, "to").Item(i),
                    $"Flow '{flow}' leads to '{end}', where no machine of the region listens.",
                    "Name a node group or a role; ways out of the region stand under `egress`."),
            ],
        });

    private static IEnumerable<Finding> Elsewhere(Region region, Name flow, FlowDeclaration declared) =>
        from network in declared.Network is { } name ? new[] { name } : []
        from @group in region.Sites.SelectMany(site => declared.To.SelectMany(site.GroupsAt)).Distinct()
        where @group.Networks.All(own => own.Name != network)
        let home = string.Join(", ", @group.Networks.Select(own => own.Name))
        select new Finding(
            Path(flow, "network"),
            $"Flow '{flow}' reaches group '{@group.Name}' of site '{@group.Site}' on network '{network}', which it is not in (it is in {home}).",
            "Name a network of the listener, or put the group into that one.");

    private static IEnumerable<Finding> Unknown(Name flow, string name, string kind, IReadOnlySet<Name> declared, ModelPath path)
    {
        if (declared.Any(each => each.ToString() == name))
            return [];
        var names = declared.Select(each => each.ToString()).Order(StringComparer.Ordinal).ToList();
        return
        [
            new Finding(
                path,
                $"Flow '{flow}' names the {kind} '{name}', which no site declares.{Suggestion.For(name, names)}",
                $"Declared: {string.Join(", ", names)}. A flow that is not wanted goes with `flows: {{{flow}: ~}}`."),
        ];
    }

    private static ModelPath Path(Name flow, string key) => ModelPath.Of("flows", flow, key);
}
