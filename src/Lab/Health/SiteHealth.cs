using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Applications;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;
using Npgsql;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Brings a site to health in the order in which its parts need each other: quorum, leader, replicas, poolers.</summary>
/// <param name="lab">The lab.</param>
/// <param name="site">The site.</param>
/// <param name="progress">Is told of each step.</param>
internal sealed class SiteHealth(LabContext lab, Site site, ILabProgress progress)
{
    private const string Answers = "SELECT NULL";
    private static readonly TimeSpan QuorumDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LeaderDeadline = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ReplicaDeadline = TimeSpan.FromSeconds(180);
    private static readonly TimeSpan PoolerDeadline = TimeSpan.FromSeconds(60);
    private readonly Patience _patience = new(lab);

    /// <summary>True if commits of a site wait for a quorum to which the machine belongs.</summary>
    public static bool IsQuorum(Region region, Site site, LabNode node) =>
        node.IsQuorum && site.Declared.Role == SiteRole.Primary && region.Declared.Patroni.SynchronousMode == SynchronousMode.Quorum;

    /// <summary>Waits until every etcd member sees a quorum.</summary>
    public async Task WaitForQuorumAsync(CancellationToken cancel)
    {
        using var access = Access();
        var health = new ClusterHealth(lab, access);
        foreach (var node in Nodes(LabRole.Etcd))
        {
            await _patience.WaitAsync("etcd quorum", node, QuorumDeadline, each => health.AskEtcdAsync(node, each), cancel).ConfigureAwait(false);
            progress.Step(node.Name, "healthy");
        }
    }

    /// <summary>Waits for a leader, then until every other member streams from it.</summary>
    public async Task WaitForMembersAsync(CancellationToken cancel)
    {
        using var access = Access();
        var health = new ClusterHealth(lab, access);
        var nodes = Nodes(LabRole.Database);
        if (nodes.Count == 0)
            return;
        await _patience.WaitAsync("leader", nodes[0], LeaderDeadline, async each => await FindLeaderAsync(health, nodes, each).ConfigureAwait(false) is { } leader ? Tell(leader.Name, "leader") : "no member leads", cancel).ConfigureAwait(false);
        foreach (var node in nodes)
            await _patience.WaitAsync($"{node.Name} in its cluster", node, ReplicaDeadline, each => AskMemberAsync(health, nodes, node, each), cancel).ConfigureAwait(false);
    }

    /// <summary>Waits until both ports of the poolers serve it: writes by a primary, reads by a replica; at a DR site by its standby leader.</summary>
    public async Task WaitForPoolersAsync(CancellationToken cancel)
    {
        if (Nodes(LabRole.Pooler) is not [var pooler, ..])
            return;
        var isPrimary = site.Declared.Role == SiteRole.Primary;
        var ports = lab.Plan.Region.Declared.Haproxy;
        await WaitForPortAsync(pooler, ports.WritePort, isPrimary ? "SELECT CASE WHEN pg_is_in_recovery() THEN 'the write port leads to a replica' END" : Answers, cancel).ConfigureAwait(false);
        await WaitForPortAsync(pooler, ports.ReadPort, isPrimary ? "SELECT CASE WHEN NOT pg_is_in_recovery() THEN 'the read port leads to the primary' END" : Answers, cancel).ConfigureAwait(false);
        using var access = Access();
        var health = new PoolerHealth(lab);
        foreach (var node in Nodes(LabRole.Pooler))
        {
            await _patience.WaitAsync($"{node.Name} with a way to its servers", node, PoolerDeadline, each => AskPoolerAsync(health, new ClusterHealth(lab, access), node, each), cancel).ConfigureAwait(false);
            progress.Step(node.Name, "healthy");
        }
    }

    private async Task<string?> AskPoolerAsync(PoolerHealth health, ClusterHealth cluster, LabNode node, CancellationToken cancel)
    {
        var members = await cluster.AskPatroniAsync(Nodes(LabRole.Database), cancel).ConfigureAwait(false);
        return await health.AskAsync(node, [.. members], cancel).ConfigureAwait(false);
    }

    private async Task WaitForPortAsync(LabNode pooler, Port port, string question, CancellationToken cancel)
    {
        if (ApplicationLogin.Of(lab.Plan.Region, port) is null)
            return;
        var access = ApplicationAccess.To(lab, site, port);
        await _patience.WaitAsync($"port {port} of the poolers", pooler, PoolerDeadline, _ => access.WithServerAsync(connection =>
        {
            using var command = new NpgsqlCommand(question, connection);
            return command.ExecuteScalar() as string;
        }), cancel).ConfigureAwait(false);
    }

    private static async Task<PatroniMember?> FindLeaderAsync(ClusterHealth health, IReadOnlyList<LabNode> nodes, CancellationToken cancel) =>
        (await health.AskPatroniAsync(nodes, cancel).ConfigureAwait(false)).FirstOrDefault(member => member.IsLeader && member.IsHealthyIn(quorum: false));

    private async Task<string?> AskMemberAsync(ClusterHealth health, IReadOnlyList<LabNode> nodes, LabNode node, CancellationToken cancel)
    {
        var member = (await health.AskPatroniAsync(nodes, cancel).ConfigureAwait(false)).FirstOrDefault(each => each.Name == node.Name);
        if (member is null)
            return "it is no member yet";
        progress.Step(node.Name, $"{member.Role.Replace('_', ' ')}, {member.State}");
        return member.IsHealthyIn(IsQuorum(lab.Plan.Region, site, node)) ? null : $"{member.Role}, {member.State}";
    }

    private string? Tell(string node, string step)
    {
        progress.Step(node, step);
        return null;
    }

    private List<LabNode> Nodes(LabRole role) => [.. lab.Plan.NodesOf(role).Where(node => node.Site == site.Name.ToString())];

    private AdminAccess Access() => new(lab, site.Name.ToString());
}
