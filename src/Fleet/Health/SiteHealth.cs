using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>Waits for the clusters of a site in the order in which they need each other: quorum, leader, replicas.</summary>
/// <param name="access">The way to the machines.</param>
/// <param name="site">The site.</param>
/// <param name="workloads">Its machines.</param>
/// <param name="patience">Waits.</param>
/// <param name="say">Is told of each step: the machine, and what happens.</param>
public sealed class SiteHealth(IMachineAccess access, Site site, IReadOnlyList<Workload> workloads, Patience patience, Action<string, string> say)
{
    private static readonly TimeSpan QuorumDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LeaderDeadline = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan ReplicaDeadline = TimeSpan.FromSeconds(180);

    /// <summary>Waits until every server of the lock sees a quorum.</summary>
    public async Task WaitForQuorumAsync(CancellationToken cancel)
    {
        var health = new MachineHealth(access);
        foreach (var workload in workloads.Where(each => each.Machine.Group.Role == access.Region.DcsRole))
        {
            var node = workload.Machine.Node.Name.ToString();
            await patience.WaitAsync($"{EnumName.Of(access.Region.DcsRole)} quorum", node, QuorumDeadline, each => health.AskAsync(workload, [], each), cancel)
                .ConfigureAwait(false);
            say(node, "healthy");
        }
    }

    /// <summary>Waits for a leader, then until every other member streams from it.</summary>
    public async Task WaitForMembersAsync(CancellationToken cancel)
    {
        var nodes = site.GroupsOf(NodeRole.Database).SelectMany(group => group.Nodes).Select(node => node.Name.ToString()).ToList();
        if (nodes.Count == 0)
            return;
        var reader = new MemberReader(access, site.Name.ToString(), nodes);
        await patience.WaitAsync("leader", nodes[0], LeaderDeadline, each => AskLeaderAsync(reader, each), cancel).ConfigureAwait(false);
        foreach (var group in site.GroupsOf(NodeRole.Database))
        {
            foreach (var node in group.Nodes.Select(node => node.Name.ToString()))
            {
                await patience.WaitAsync($"{node} in its cluster", node, ReplicaDeadline, each => AskMemberAsync(reader, node, group.IsQuorum, each), cancel)
                    .ConfigureAwait(false);
            }
        }
    }

    private async Task<string?> AskLeaderAsync(MemberReader reader, CancellationToken cancel)
    {
        var members = await reader.ReadAsync(cancel).ConfigureAwait(false);
        if (members.FirstOrDefault(member => member.IsLeader && member.IsHealthyIn(quorum: false)) is not { } leader)
            return "no member leads";
        say(leader.Name, "leader");
        return null;
    }

    private async Task<string?> AskMemberAsync(MemberReader reader, string node, bool groupIsQuorum, CancellationToken cancel)
    {
        var member = (await reader.ReadAsync(cancel).ConfigureAwait(false)).FirstOrDefault(each => each.Name == node);
        if (member is null)
            return "it is no member yet";
        say(node, $"{member.Role.Replace('_', ' ')}, {member.State}");
        return member.IsHealthyIn(SiteMembers.IsQuorum(access.Region, site, groupIsQuorum)) ? null : $"{member.Role}, {member.State}";
    }
}
