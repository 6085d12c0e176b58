using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Security;

/// <summary>
/// Every machine that sends proves itself by a client certificate (seed 001 §4) and has no way past the gateways, and each gateway has a pooler to write to.
/// </summary>
public sealed class GatewaysAuthenticate : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1088";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region);
        return Callers(region, connections).Concat(Bypasses(region, connections)).Concat(Writes(region, connections));
    }

    private static IEnumerable<Finding> Callers(Region region, IReadOnlyList<Connection> connections) =>
        from flow in connections.Where(each => IsIngest(region, each)).DistinctBy(each => each.Flow)
        where flow.Authentication != Authentication.Certificate
        select new Finding(
            ModelPath.Of("flows", flow.Flow, "authentication"),
            $"Flow '{flow.Flow}' leads to the ingest gateways by {EnumName.Of(flow.Authentication)}; they ask each machine for a client certificate.",
            "Set `authentication: certificate`.");

    // What comes from a network may come from every machine in it; a group of the region is a machine that it declares.
    private static IEnumerable<Finding> Bypasses(Region region, IReadOnlyList<Connection> connections)
    {
        var outside = connections.Where(each => IsIngest(region, each) && each.From.Group is null).Select(each => each.From).ToHashSet();
        var open = connections
            .Where(each => each.To.Group.Role is NodeRole.Pooler or NodeRole.Database)
            .Where(each => each.Authentication != Authentication.Certificate && outside.Contains(each.From))
            .DistinctBy(each => each.Flow);
        return
            from flow in open
            let senders = flow.From.Network is { } network ? $"every host of network '{network.Name}'" : "everyone outside"
            let way = $"{EnumName.Of(flow.To.Group.Role)} nodes by {EnumName.Of(flow.Authentication)}"
            select new Finding(
                ModelPath.Of("flows", flow.Flow),
                $"Flow '{flow.Flow}' lets {senders} reach {way}: machines that send from there would need no client certificate.",
                $"Take it out with `flows: {{{flow.Flow}: ~}}`, or let those who need it come from another network.");
    }

    private static bool IsIngest(Region region, Connection connection) =>
        connection.To.Group.Role == NodeRole.Gateway && connection.Port == region.Declared.Ingest.Port;

    private static IEnumerable<Finding> Writes(Region region, IReadOnlyList<Connection> connections)
    {
        var port = region.Declared.Haproxy.WritePort;
        return
            from site in region.Sites
            let poolers = (site.Poolers?.Groups ?? []).Where(pooler => connections.Any(each => each.Port == port && each.To.Group.Path == pooler.Path)).ToList()
            from gateway in site.Gateways?.Groups ?? []
            where poolers.Count > 0 && !poolers.Exists(pooler => connections.Allow(gateway, pooler, port))
            select new Finding(
                gateway.Path,
                $"No flow leads from gateways '{gateway.Name}' to the write port {port} of the poolers at site '{site.Name}': what machines send ends there.",
                $"Declare one: `{{from: role:gateway, to: role:pooler, ports: {port}, authentication: scram}}`.");
    }
}
