using ClusterProvisioning.Lab.Plan;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Asks a site's cluster for its members, and those that seem to lie far behind how far they really do: what the cluster has is up to a round of Patroni's old.</summary>
/// <param name="health">The daemons.</param>
/// <param name="most">How many bytes a member may lie behind.</param>
internal sealed class MemberReader(ClusterHealth health, long most)
{
    /// <summary>The members, by name; none where no machine answers.</summary>
    /// <param name="nodes">The machines that run.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<IReadOnlyDictionary<string, PatroniMember>> ReadAsync(IReadOnlyList<LabNode> nodes, CancellationToken cancel)
    {
        try
        {
            var members = await health.AskPatroniAsync(nodes, cancel).ConfigureAwait(false);
            var leader = nodes.FirstOrDefault(node => members.Any(member => member.IsLeader && member.Name == node.Name));
            var measured = await Task.WhenAll(members.Select(member => MeasureAsync(member, leader, nodes, cancel))).ConfigureAwait(false);
            return measured.ToDictionary(member => member.Name);
        }
        catch (LabException)
        {
            return new Dictionary<string, PatroniMember>();
        }
    }

    private async Task<PatroniMember> MeasureAsync(PatroniMember member, LabNode? leader, IReadOnlyList<LabNode> nodes, CancellationToken cancel)
    {
        if (member.IsWithin(most) || leader is null || nodes.FirstOrDefault(node => node.Name == member.Name) is not { } node)
            return member;
        return await health.AskLagAsync(leader, node, cancel).ConfigureAwait(false) is { } behind ? member with { Lag = behind.ToString() } : member;
    }
}
