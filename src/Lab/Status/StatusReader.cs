using System.Globalization;
using System.Net.Sockets;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Fleet.Health;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Backups;
using ClusterProvisioning.Lab.Health;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Status;

/// <summary>Asks every machine of a lab how it is, over the flows that are declared for it.</summary>
/// <param name="session">The run.</param>
public sealed class StatusReader(LabSession session)
{
    private const string Router = "router";
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostToSettle = TimeSpan.FromSeconds(60);

    // Of each site. All asked at once would wait for one another on two cores, and then their time is the host's.
    private const int AtOnce = 3;

    private LabContext Lab => session.Lab;

    // What lies further behind could not take over.
    private long MostBehind => Lab.Plan.Region.Declared.Patroni.MaximumLagOnFailover.Count;

    /// <summary>The status now.</summary>
    public async Task<LabStatus> ReadAsync(CancellationToken cancel)
    {
        var repositories = new RepositoryReader(Lab).ReadAsync(cancel);
        var nodes = (await Task.WhenAll(Lab.Plan.Region.Sites.Select(site => ReadAsync(site, cancel))).ConfigureAwait(false)).SelectMany(site => site).ToList();
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
            Problems = [.. ArchiveProblem(archive) is { } problem ? [problem] : Array.Empty<string>()],
        };
    }

    /// <summary>The status once all is healthy, or the last one after a minute: where all were well a moment ago, an answer that does not come in time is a
    /// busy host's.</summary>
    public Task<LabStatus> SettledAsync(CancellationToken cancel) =>
        new Waiting(LookEvery) { Most = MostToSettle }.UntilAsync(status => status.IsHealthy, ReadAsync, cancel);

    private async Task<IReadOnlyList<NodeStatus>> ReadAsync(Site site, CancellationToken cancel)
    {
        var nodes = Lab.Plan.Nodes.Where(node => node.Site == site.Name.ToString()).ToList();
        if (!nodes.Exists(IsOn))
            return [.. nodes.Select(node => Describe(node, null))];
        using var access = new LabAccess(Lab);
        var running = nodes.Where(node => node.Role == NodeRole.Database && IsOn(node)).Select(node => node.Name);
        var members = await new MemberReader(access, site.Name.ToString(), [.. running]).MeasureAsync(MostBehind, cancel).ConfigureAwait(false);
        var described = new NodeStatus[nodes.Count];
        var few = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, nodes.Count, few, async (i, token) =>
        {
            var wrong = await WrongAsync(nodes[i], access, members, token).ConfigureAwait(false);
            described[i] = Describe(nodes[i], wrong, members.GetValueOrDefault(nodes[i].Name));
        }).ConfigureAwait(false);
        return described;
    }

    // Without backups, and without databases, there is no archive.
    private string? ArchiveProblem(ArchiveStatus? archive) =>
        Lab.Plan.Region.Declared.Backup is not { } declared || !Lab.Plan.NodesOf(NodeRole.Database).Any() ? null
        : archive is null ? "the archive: no primary answers, so nobody says how far it is"
        : archive.Wrong(TimeSpan.FromMilliseconds(declared.Wal.ArchiveTimeout.Milliseconds));

    private async Task<(ArchiveStatus? Archive, IReadOnlyDictionary<string, StreamStatus> Streams)> AskPrimaryAsync(IReadOnlyList<NodeStatus> nodes,
        CancellationToken cancel)
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
        Detail = node.Member?.IsLeader == true && stream.BytesBehind is { } behind
            ? string.Create(CultureInfo.InvariantCulture, $"{node.Detail}; {stream.Sync}, {behind} bytes behind the primary")
            : $"{node.Detail}; {stream.Sync}",
    };

    private bool IsOn(LabNode node) => Lab.State.Init(node.Name) is not null;

    private async Task<string?> WrongAsync(LabNode node, LabAccess access, IReadOnlyDictionary<string, Member> members, CancellationToken cancel)
    {
        if (!IsOn(node))
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Most);
        try
        {
            var health = new LabHealth(Lab, access, Silence.Instance);
            return await health.AskAsync(node, [.. members.Values], limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return "no answer in time";
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or Npgsql.NpgsqlException
            or LabException or FleetException or HostException)
        {
            return exception.InnerException?.Message ?? exception.Message;
        }
    }

    private NodeStatus Describe(LabNode node, string? wrong, Member? member = null)
    {
        var (healthy, detail) = Judge(node, wrong, member);
        return new NodeStatus(node.Name, node.Site, node.Role?.ToString().ToLowerInvariant()
            ?? Router, node.Address.ToString(), IsOn(node), healthy, detail)
        { Member = member };
    }

    private (bool IsHealthy, string Detail) Judge(LabNode node, string? wrong, Member? member)
    {
        if (!IsOn(node))
            return (false, "off");
        return member is not null && node.HasWatchdog && Lab.State.Running(node.Name, ProcessTask.Watchdog) is null
            ? (false, $"{member.ToSentence()}; nobody minds its watchdog")
            : (wrong is null, wrong ?? member?.ToSentence() ?? "healthy");
    }

    private IEnumerable<LabEndpoint> Endpoints()
    {
        var ports = Lab.Plan.Region.Declared.Haproxy;
        return Connections.Of(Lab.Plan.Region)
            .Where(each => each.To.Group.Role == NodeRole.Pooler && (each.Port == ports.WritePort || each.Port == ports.ReadPort))
            .SelectMany(each => PoolerAddresses.Of(each.To.Group).Select(address => new LabEndpoint(
                each.Port == ports.WritePort ? "write" : "read",
                $"{address}:{each.Port}",
                each.From.Network is { } network ? $"{network.Name} ({network.Declared.Cidr})" : "anywhere")))
            .Distinct();
    }
}
