using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Patroni reaches the store that `patroni.dcs` names, and its members reach each other; with Consul by way of an agent on each machine (Consul docs, "Required
/// ports").
/// </summary>
public sealed class DcsReached : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1087";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region);
        return region.Sites.SelectMany(site => Ways(region).SelectMany(way => Unreached(site, connections, way))).Concat(Unused(region));
    }

    // Consul's agents and servers ask each of the others who lives; only servers are asked for more.
    private static IEnumerable<Way> Ways(Region region)
    {
        const string NoLock = "its members cannot hold the leader's lock";
        const string NoQuorum = "they find no quorum";
        var (etcd, consul) = (region.Declared.Etcd, region.Declared.Consul);
        return region.Declared.Patroni.Dcs switch
        {
            DcsKind.Etcd =>
            [
                new Way(NodeRole.Database, NodeRole.Etcd, [etcd.ClientPort], NoLock),
                new Way(NodeRole.Etcd, NodeRole.Etcd, [etcd.PeerPort], NoQuorum),
            ],
            DcsKind.Consul =>
            [
                new Way(NodeRole.Database, NodeRole.Consul, [consul.ServerPort, consul.SerfPort], NoLock),
                new Way(NodeRole.Consul, NodeRole.Consul, [consul.ServerPort, consul.SerfPort], NoQuorum),
                new Way(NodeRole.Consul, NodeRole.Database, [consul.SerfPort], "they take their agents for dead"),
                new Way(NodeRole.Database, NodeRole.Database, [consul.SerfPort], "their agents take each other for dead"),
            ],
        };
    }

    private static IEnumerable<Finding> Unreached(Site site, IReadOnlyList<Connection> connections, Way way)
    {
        var missing =
            (from source in site.GroupsOf(way.From)
             from store in site.GroupsOf(way.To)
             from port in way.Ports
             where !connections.Allow(source, store, port)
             select (source.Name, Port: port.ToString())).ToList();
        if (missing.Count == 0)
            yield break;
        var ports = string.Join(", ", missing.Select(each => each.Port).Distinct(StringComparer.Ordinal));
        var sources = string.Join(", ", missing.Select(each => each.Name).Distinct());
        var (from, to) = (EnumName.Of(way.From), EnumName.Of(way.To));
        yield return new Finding(
            ModelPath.Of("flows"),
            $"No flow leads from {sources} of site '{site.Name}' to port {ports} of its {to} nodes: {way.Effect}.",
            $"Declare one: `{{from: role:{from}, to: role:{to}, ports: [{ports}], authentication: certificate}}`.");
    }

    private static IEnumerable<Finding> Unused(Region region) =>
        from @group in region.Groups
        where @group.Role is NodeRole.Etcd or NodeRole.Consul && @group.Role != region.DcsRole
        let store = EnumName.Of(region.DcsRole)
        select new Finding(
            @group.Path.Key("role"),
            $"Group '{@group.Name}' of site '{@group.Site}' runs {EnumName.Of(@group.Role)}, but Patroni's store is {store}: nothing would use it.",
            $"Take the group and its flows out, or set `patroni.dcs: {EnumName.Of(@group.Role)}`.");

    /// <summary>Who has to reach whom, and what comes of it where they do not.</summary>
    private sealed record Way(NodeRole From, NodeRole To, IReadOnlyList<Port> Ports, string Effect);
}
