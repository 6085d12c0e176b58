using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>A way out has an address and a port, comes from machines that are declared, and stays out of the region's own blocks.</summary>
public sealed class EgressLeadsSomewhere : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1082";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Declared.Egress.SelectMany(egress => Ends(region, egress.Key, egress.Value).Concat(Inside(region, egress.Key, egress.Value)));
    }

    private static IEnumerable<Finding> Ends(Region region, Name name, EgressDeclaration egress)
    {
        var path = ModelPath.Of("egress", name);
        if (WaysOut.AddressesOf(region, egress).Count == 0 && egress.Service != EgressService.Internet && !IsPublicService(region, egress))
        {
            var nowhere = egress.Service is { } service
                ? $"service '{EnumName.Of(service)}', whose addresses target {EnumName.Of(region.Declared.Target)} does not know"
                : "no address";
            yield return new Finding(
                path,
                $"Egress '{name}' leads to {nowhere}.",
                egress.Service is EgressService.Metadata or EgressService.AwsApi
                    ? $"It is AWS's own: take it out with `egress: {{{name}: ~}}`."
                    : "Give it addresses: `to: [10.0.0.0/24]`, or `service: internet`.");
        }

        if (egress.Service is null && egress.Ports.Count == 0)
            yield return new Finding(path, $"Egress '{name}' has no port.", "Give it `ports`.");
        foreach (var end in egress.From.Where(end => !IsKnown(region, end)))
        {
            yield return new Finding(
                path.Key("from"),
                $"Egress '{name}' comes from '{end}', which no site declares.",
                "Name a node group, a role or a network.");
        }
    }

    private static IEnumerable<Finding> Inside(Region region, Name name, EgressDeclaration egress) =>
        from address in egress.To
        from site in region.Sites
        from block in site.Declared.Blocks
        where block.Value.Overlaps(address)
        select new Finding(
            ModelPath.Of("egress", name, "to"),
            $"Egress '{name}' leads to {address}, which overlaps block '{block.Key}' of site '{site.Name}' ({block.Value}).",
            "Connections inside the region are flows; declare one.");

    private static bool IsPublicService(Region region, EgressDeclaration egress) =>
        region.Declared.Target == Target.Aws && egress.Service is EgressService.S3 or EgressService.AwsApi;

    private static bool IsKnown(Region region, FlowEnd end) => end.Kind switch
    {
        FlowEndKind.Group => region.Groups.Any(group => group.Name.ToString() == end.Name),
        FlowEndKind.Network => region.Sites.Any(site => site.Networks.Any(network => network.Name.ToString() == end.Name)),
        FlowEndKind.Role => Enum.GetValues<NodeRole>().Any(role => EnumName.Of(role) == end.Name),
        FlowEndKind.Internet or FlowEndKind.Vpn => false,
    };
}
