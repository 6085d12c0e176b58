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
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PoolerDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EdgeDeadline = TimeSpan.FromSeconds(90);
    private readonly Patience _patience = LabPatience.Of(lab);

    /// <summary>What is wrong with a pooler: it has to let applications in at its own address, too.</summary>
    /// <param name="node">The pooler.</param>
    /// <param name="site">Its site.</param>
    /// <param name="members">What its site's cluster says of its members.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<string?> AskPoolerAsync(LabNode node, Site site, IReadOnlyCollection<Member> members, CancellationToken cancel)
    {
        if (!access.IsOn(node.Name))
            return "off";
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Most);
        var front = ConnectAsync(node, site, limit.Token);
        var inside = new PoolerHealth(access).AskAsync(node.Name, [.. node.Content.Units], site, members, limit.Token);
        await Task.WhenAll(front, inside).ConfigureAwait(false);
        return await inside.ConfigureAwait(false);
    }

    /// <summary>What is wrong with a machine at the edge: a gateway has to let a machine write, too.</summary>
    public async Task<string?> AskEdgeAsync(LabNode node, CancellationToken cancel)
    {
        if (!access.IsOn(node.Name))
            return "off";
        if (await EdgeHealth.ProbeOf(lab.Plan.Region, node.Role, node.Name, node.Content.Units).AskAsync(access, node.Name, cancel)
            .ConfigureAwait(false) is { } wrong)
        {
            return wrong;
        }

        return node.Role == NodeRole.Gateway && MachineAccess.To(lab, node) is { } machine
            ? await machine.WithServerAsync(connection => connection.State == ConnectionState.Open ? null : "no session").ConfigureAwait(false)
            : null;
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
            await _patience.WaitAsync($"{node.Name} with a way to its servers", node.Name, PoolerDeadline, AskAsync, cancel).ConfigureAwait(false);
            progress.Step(node.Name, "healthy");

            async Task<string?> AskAsync(CancellationToken each) =>
                await AskPoolerAsync(node, site, await members.ReadAsync(each).ConfigureAwait(false), each).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until all machines at the edge are well.</summary>
    public Task WaitForEdgeAsync(CancellationToken cancel) => Task.WhenAll(lab.Plan.Nodes.Where(node => EdgeHealth.Knows(node.Role)).Select(async node =>
    {
        await _patience.WaitAsync($"{node.Name} with all its units", node.Name, EdgeDeadline, each => AskEdgeAsync(node, each), cancel).ConfigureAwait(false);
        progress.Step(node.Name, "healthy");
    }));

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
        using var socket = await place.RunAsync(() => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ConfigureAwait(false);
        await socket.ConnectAsync(IPAddress.Parse(node.Address.ToString()), port.Number, cancel).ConfigureAwait(false);
    }

    private List<LabNode> Nodes(Site site, NodeRole role) => [.. lab.Plan.NodesOf(role).Where(node => node.Site == site.Name.ToString())];
}
