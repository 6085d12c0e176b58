using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Networks;

/// <summary>
/// Queries, role checks and replication reach the members at the addresses that they listen on: a pooler without that way has no servers, and a standby nothing
/// to stream from.
/// </summary>
/// <remarks>Flows from a network do not count: pg_hba names the machines that come by certificate, and addresses are taken from flows between groups.</remarks>
public sealed class MembersReached : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1103";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var connections = Connections.Of(region)
            .Where(each => each is { Authentication: Authentication.Certificate, From.Group: not null, To.Group.Role: NodeRole.Database })
            .ToList();
        return region.Sites.SelectMany(site => Inside(region, site)).Concat(Between(region)).SelectMany(way => Unreached(connections, way));
    }

    // HAProxy asks Patroni at the address to which it sends queries; members publish one address each for Patroni and for the server.
    private static IEnumerable<Way> Inside(Region region, Site site)
    {
        var (server, rest) = (region.Declared.Postgresql.Port, region.Declared.Patroni.RestPort);
        var (members, leaders) = (site.Cluster?.Groups ?? [], Leaders(site));
        var (poolers, asked) = (site.Poolers?.Groups ?? [], (NodeRole.Pooler, rest));
        return
        [
            new Way(poolers, leaders, server, asked, "their HAProxy has no servers, and no query reaches the database"),
            new Way(poolers, leaders, rest, asked, "their HAProxy takes every server for dead, for it cannot ask Patroni who leads"),
            new Way(members, members, rest, asked, "members cannot ask each other who is fit to lead, so no failover ends"),
            new Way(members, leaders, server, (NodeRole.Database, server), "they have nothing to stream from"),
        ];
    }

    // Both ways: once the other site leads, this one comes back as its standby.
    private static IEnumerable<Way> Between(Region region)
    {
        if (region.Primary is not { } primary)
            return [];
        return
            from other in region.Sites
            where other.Name != primary.Name
            from way in new[]
            {
                (From: other, To: primary, Effect: "its standby cluster has nothing to stream from"),
                (From: primary, To: other, Effect: "after a takeover it cannot come back as a standby"),
            }
            select new Way(Leaders(way.From), Leaders(way.To), region.Declared.Postgresql.Port, null, way.Effect);
    }

    private static IReadOnlyList<NodeGroup> Leaders(Site site) => site.Cluster?.Candidates ?? [];

    private static IEnumerable<Finding> Unreached(List<Connection> connections, Way way)
    {
        var missing =
            (from source in way.From
             from target in way.To
             where source.Path != target.Path || source.Nodes.Count > 1
             let home = way.Home is { } asked ? connections.HomeOf(target, asked.Role, asked.Port) : null
             where !connections.Exists(each => each.Port == way.Port
                 && each.From.Group!.Path == source.Path
                 && each.To.Group.Path == target.Path
                 && (home is null || each.To.Network.Path == home.Path))
             select (Source: source, Target: target, Home: home)).ToList();
        if (missing.Count == 0)
            yield break;
        var (first, second, network) = missing[0];
        var (reach, on) = (first.Site == second.Site ? "" : ", reach: region", network ?? connections.HomeOf(second, first.Role, way.Port));
        var (sources, targets) = (Names(missing.Select(each => each.Source)), Names(missing.Select(each => each.Target)));
        var where = network is null ? "" : $" on network '{network.Name}', where they listen";
        var to = $"to port {way.Port} of {targets} of site '{second.Site}'{where}";
        var ends = $"from: role:{EnumName.Of(first.Role)}, to: [{targets}], ports: {way.Port}, network: {on.Name}";
        yield return new Finding(
            ModelPath.Of("flows"),
            $"No flow by certificate leads from {sources} of site '{first.Site}' {to}: {way.Effect}.",
            $"Declare one: `{{{ends}, authentication: certificate{reach}}}`.");
    }

    private static string Names(IEnumerable<NodeGroup> groups) => string.Join(", ", groups.Select(group => group.Name).Distinct());

    /// <summary>Who has to reach which port of whom, in the network where a role finds a port of theirs, and what comes of it where they do not.</summary>
    private sealed record Way(IReadOnlyList<NodeGroup> From, IReadOnlyList<NodeGroup> To, Port Port, (NodeRole Role, Port Port)? Home, string Effect);
}
