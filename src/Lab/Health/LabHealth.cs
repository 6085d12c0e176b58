using System.Data;
using System.Net;
using System.Net.Sockets;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Fleet.Health;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Applications;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using Npgsql;

namespace ClusterProvisioning.Lab.Health;

/// <summary>How a lab's machines are: what the fleet asks, and what only a lab can ask because it plays applications and plants' machines.</summary>
/// <param name="lab">The lab.</param>
/// <param name="access">The way to its machines.</param>
/// <param name="progress">Is told of each step.</param>
internal sealed class LabHealth(LabContext lab, IMachineAccess access, ILabProgress progress)
{
    private const string Answers = "SELECT NULL";
    private const string OfPrimary = "SELECT CASE WHEN pg_is_in_recovery() THEN 'the write port leads to a replica' END";
    private const string OfReplica = "SELECT CASE WHEN NOT pg_is_in_recovery() THEN 'the read port leads to the primary' END";
    private static readonly TimeSpan MostOfConnect = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PoolerDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EdgeDeadline = TimeSpan.FromSeconds(90);
    private readonly Patience _patience = LabPatience.Of(lab);
    private readonly MachineHealth _machines = new(access);

    /// <summary>What is wrong with a machine; null if nothing is.</summary>
    /// <param name="node">The machine.</param>
    /// <param name="members">What its site's cluster says of its members.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<string?> AskAsync(LabNode node, IReadOnlyCollection<Member> members, CancellationToken cancel)
    {
        if (!access.IsOn(node.Name))
            return "off";
        return node.Workload is not { } workload ? null
            : await _machines.AskAsync(workload, members, cancel).ConfigureAwait(false) ?? await AsClientAsync(node, workload.Machine.Site, cancel)
                .ConfigureAwait(false);
    }

    /// <summary>Waits until both ports of a site's poolers serve it: writes by a primary, reads by a replica; at a DR site by its standby leader.</summary>
    public async Task WaitForPoolersAsync(Site site, CancellationToken cancel)
    {
        var poolers = Nodes(site, NodeRole.Pooler);
        if (poolers is not [var first, ..])
            return;
        var isPrimary = site.Declared.Role == SiteRole.Primary;
        var ports = lab.Plan.Region.Declared.Haproxy;
        await WaitForPortAsync(first, site, ports.WritePort, isPrimary ? OfPrimary : Answers, cancel).ConfigureAwait(false);
        await WaitForPortAsync(first, site, ports.ReadPort, isPrimary ? OfReplica : Answers, cancel).ConfigureAwait(false);
        var members = new MemberReader(access, site.Name.ToString(), [.. Nodes(site, NodeRole.Database).Select(node => node.Name)]);
        foreach (var node in poolers)
        {
            await _patience.WaitAsync($"{node.Name} with a way to its servers", node.Name, PoolerDeadline, AskOneAsync, cancel).ConfigureAwait(false);
            progress.Step(node.Name, "healthy");

            async Task<string?> AskOneAsync(CancellationToken each) =>
                await AskAsync(node, await members.ReadAsync(each).ConfigureAwait(false), each).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until all machines are well that are in no cluster and carry no client to one: those were waited for before.</summary>
    public Task WaitForEdgeAsync(CancellationToken cancel) => Task.WhenAll(lab.Plan.Nodes.Where(IsAtEdge).Select(async node =>
    {
        await _patience.WaitAsync($"{node.Name} with all its units", node.Name, EdgeDeadline, each => AskAsync(node, [], each), cancel).ConfigureAwait(false);
        progress.Step(node.Name, "healthy");
    }));

    private bool IsAtEdge(LabNode node) =>
        node.Workload is not null && node.Role != NodeRole.Database && node.Role != NodeRole.Pooler && node.Role != lab.Plan.Region.DcsRole;

    // What only a lab can do: it has applications and plants' machines of its own, and their way in is asked too.
    private async Task<string?> AsClientAsync(LabNode node, Site site, CancellationToken cancel)
    {
        if (node.Role == NodeRole.Pooler)
            await ConnectAsync(node, site, cancel).ConfigureAwait(false);
        return node.Role == NodeRole.Gateway && MachineAccess.To(lab, node) is { } machine
            ? await machine.WithServerAsync(connection => connection.State == ConnectionState.Open ? null : "no session").ConfigureAwait(false)
            : null;
    }

    private async Task WaitForPortAsync(LabNode pooler, Site site, Port port, string question, CancellationToken cancel)
    {
        if (ApplicationLogin.Of(lab.Plan.Region, port) is null)
            return;
        var application = ApplicationAccess.To(lab, site, port);
        await _patience.WaitAsync($"port {port} of the poolers", pooler.Name, PoolerDeadline, _ => application.WithServerAsync(connection =>
        {
            using var command = new NpgsqlCommand(question, connection);
            return command.ExecuteScalar() as string;
        }), cancel).ConfigureAwait(false);
    }

    // From where applications come: its firewall is asked too.
    private async Task ConnectAsync(LabNode node, Site site, CancellationToken cancel)
    {
        var port = lab.Plan.Region.Declared.Haproxy.WritePort;
        var place = ApplicationAccess.PlaceAt(lab, site, port);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(MostOfConnect);
        using var socket = await place.RunAsync(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ConfigureAwait(false);
        await socket.ConnectAsync(IPAddress.Parse(node.Address.ToString()), port.Number, limit.Token).ConfigureAwait(false);
    }

    private List<LabNode> Nodes(Site site, NodeRole role) => [.. lab.Plan.NodesOf(role).Where(node => node.Site == site.Name.ToString())];
}
