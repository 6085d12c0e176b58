using System.Globalization;
using System.Net.Sockets;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Backups;
using ClusterProvisioning.Lab.Health;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;

namespace ClusterProvisioning.Lab.Status;

/// <summary>Asks every machine of a lab how it is, over the flows that are declared for it.</summary>
/// <param name="session">The run.</param>
public sealed class StatusReader(LabSession session)
{
    private LabContext Lab => session.Lab;

    /// <summary>The status now.</summary>
    public async Task<LabStatus> ReadAsync(CancellationToken cancel)
    {
        var nodes = new List<NodeStatus>();
        var repositories = new RepositoryReader(Lab).ReadAsync(cancel);
        foreach (var site in Lab.Plan.Region.Sites)
            nodes.AddRange(await ReadAsync(site, cancel).ConfigureAwait(false));
        var (archive, streams) = await AskPrimaryAsync(nodes, cancel).ConfigureAwait(false);
        var lone = Lab.Plan.Nodes.Where(node => node.Site is null).Select(node => Describe(node, null));
        return new LabStatus
        {
            Lab = Lab.Folder.Name,
            Region = Lab.Plan.Region.Name.ToString(),
            Image = Lab.Image.Hash,
            Nodes = [.. lone, .. nodes.Select(node => streams.GetValueOrDefault(node.Name) is { } stream ? With(node, stream) : node)],
            Endpoints = [.. Endpoints()],
            Archive = archive,
            Repositories = await repositories.ConfigureAwait(false),
            Cuts = Lab.State.State.Cuts,
        };
    }

    private async Task<IReadOnlyList<NodeStatus>> ReadAsync(Site site, CancellationToken cancel)
    {
        var nodes = Lab.Plan.Nodes.Where(node => node.Site == site.Name.ToString()).ToList();
        if (!nodes.Exists(IsOn))
            return [.. nodes.Select(node => Describe(node, null))];
        using var access = new AdminAccess(Lab, site.Name.ToString());
        var health = new ClusterHealth(Lab, access);
        var members = await MembersAsync(health, [.. nodes.Where(node => node.Role == LabRole.Database && IsOn(node))], cancel).ConfigureAwait(false);
        return await Task.WhenAll(nodes.Select(async node => Describe(node, await WrongAsync(node, health, cancel).ConfigureAwait(false), members.GetValueOrDefault(node.Name)))).ConfigureAwait(false);
    }

    private async Task<(ArchiveStatus? Archive, IReadOnlyDictionary<string, StreamStatus> Streams)> AskPrimaryAsync(IReadOnlyList<NodeStatus> nodes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var nobody = new Dictionary<string, StreamStatus>();
        if (nodes.FirstOrDefault(node => node.Member?.IsPrimary == true) is not { } leader)
            return (null, nobody);
        var primary = Lab.Plan.Node(leader.Name);
        using var access = new AdminAccess(Lab, primary.Site!);
        try
        {
            var archive = Lab.Plan.Region.Declared.Backup is null ? null : await ArchiveReader.ReadAsync(access, primary).ConfigureAwait(false);
            return (archive, await StreamReader.ReadAsync(access, primary).ConfigureAwait(false));
        }
        catch (Npgsql.NpgsqlException)
        {
            return (null, nobody);
        }
    }

    private static NodeStatus With(NodeStatus node, StreamStatus stream) => node with
    {
        Stream = stream,
        Detail = $"{node.Detail}; {stream.Sync}{(node.Member?.IsLeader == true && stream.BytesBehind is { } behind ? string.Create(CultureInfo.InvariantCulture, $", {behind} bytes behind the primary") : "")}",
    };

    private bool IsOn(LabNode node) => Lab.State.Init(node.Name) is not null;

    private static async Task<IReadOnlyDictionary<string, PatroniMember>> MembersAsync(ClusterHealth health, IReadOnlyList<LabNode> nodes, CancellationToken cancel)
    {
        try
        {
            return (await health.AskPatroniAsync(nodes, cancel).ConfigureAwait(false)).ToDictionary(member => member.Name);
        }
        catch (LabException)
        {
            return new Dictionary<string, PatroniMember>();
        }
    }

    private async Task<string?> WrongAsync(LabNode node, ClusterHealth health, CancellationToken cancel)
    {
        if (!IsOn(node))
            return null;
        try
        {
            return node.Role switch
            {
                LabRole.Etcd => await health.AskEtcdAsync(node, cancel).ConfigureAwait(false),
                LabRole.Pooler => await AskPoolerAsync(node).ConfigureAwait(false),
                _ when EdgeHealth.Knows(node) => await new EdgeHealth(Lab).AskAsync(node, cancel).ConfigureAwait(false),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or SocketException or Npgsql.NpgsqlException && !cancel.IsCancellationRequested)
        {
            return exception.InnerException?.Message ?? exception.Message;
        }
    }

    private async Task<string?> AskPoolerAsync(LabNode node)
    {
        var port = Lab.Plan.Region.Declared.Haproxy.WritePort;
        await ApplicationAccess.PlaceAt(Lab, SiteOf(node), port).RunAsync(() =>
        {
            using var socket = new TcpClient();
            socket.Connect(node.Address.ToString(), port.Number);
        }).ConfigureAwait(false);
        return null;
    }

    private Site SiteOf(LabNode node) => Lab.Plan.Region.FindSite(Topology.Values.Name.Parse(node.Site!))!;

    private NodeStatus Describe(LabNode node, string? wrong, PatroniMember? member = null)
    {
        var (healthy, detail) = Judge(node, wrong, member);
        return new NodeStatus(node.Name, node.Site, node.Role.ToString().ToLowerInvariant(), node.Address.ToString(), IsOn(node), healthy, detail) { Member = member };
    }

    private (bool IsHealthy, string Detail) Judge(LabNode node, string? wrong, PatroniMember? member)
    {
        if (!IsOn(node))
            return (false, "off");
        if (wrong is not null || node.Role != LabRole.Database)
            return (wrong is null, wrong ?? "healthy");
        if (member is null)
            return (false, "no member of its cluster");
        return Lab.State.Running(node.Name, ProcessTask.Watchdog) is null
            ? (false, $"{Sentence(member)}; nobody minds its watchdog")
            : (member.IsHealthyIn(SiteHealth.IsQuorum(Lab.Plan.Region, SiteOf(node), node)), Sentence(member));
    }

    private static string Sentence(PatroniMember member) =>
        $"{member.Role.Replace('_', ' ')}, {member.State}, timeline {member.Timeline}{(member.IsLeader ? "" : $", lag {member.Lag ?? "unknown"}")}";

    private IEnumerable<LabEndpoint> Endpoints()
    {
        var ports = Lab.Plan.Region.Declared.Haproxy;
        return Connections.Of(Lab.Plan.Region)
            .Where(each => each.To.Group!.Role == NodeRole.Pooler && (each.Port == ports.WritePort || each.Port == ports.ReadPort))
            .SelectMany(each => PoolerAddresses.Of(each.To.Group!).Select(address => new LabEndpoint(
                each.Port == ports.WritePort ? "write" : "read",
                $"{address}:{each.Port}",
                each.From.Network is { } network ? $"{network.Name} ({network.Declared.Cidr})" : "anywhere")))
            .Distinct();
    }
}
