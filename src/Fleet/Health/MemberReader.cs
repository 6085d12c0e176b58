using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Health;

/// <summary>Asks a site's cluster for its members, once and without patience.</summary>
public sealed class MemberReader
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(3);
    private readonly IMachineAccess _access;
    private readonly IReadOnlyList<string> _nodes;
    private readonly PatroniClient _client;

    /// <summary>Asks the machines of a site.</summary>
    /// <param name="access">The way to them.</param>
    /// <param name="site">The site.</param>
    /// <param name="nodes">The machines that run; any that answers will do.</param>
    public MemberReader(IMachineAccess access, string site, IReadOnlyList<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(access);
        (_access, _nodes) = (access, nodes);
        _client = new PatroniClient($"Patroni at site {site}", access.Http(site), () => [.. nodes.Select(AddressOf)], rounds: 1, Most);
    }

    /// <summary>The members, as the cluster sees them.</summary>
    /// <exception cref="FleetException">No machine answers.</exception>
    public Task<IReadOnlyList<Member>> ReadAsync(CancellationToken cancel) => _client.MembersAsync(cancel);

    /// <summary>The members by name, and of those that seem to lie far behind how far they really do: what the cluster has is up to a round of Patroni's old.
    /// None where no machine answers.</summary>
    /// <param name="most">How many bytes a member may lie behind.</param>
    /// <param name="cancel">Ends the question.</param>
    public async Task<IReadOnlyDictionary<string, Member>> MeasureAsync(long most, CancellationToken cancel)
    {
        try
        {
            var members = await ReadAsync(cancel).ConfigureAwait(false);
            var leader = _nodes.FirstOrDefault(node => members.Any(member => member.IsLeader && member.Name == node));
            var measured = await Task.WhenAll(members.Select(member => MeasureAsync(member, leader, most, cancel))).ConfigureAwait(false);
            return measured.ToDictionary(member => member.Name, StringComparer.Ordinal);
        }
        catch (FleetException)
        {
            return new Dictionary<string, Member>(StringComparer.Ordinal);
        }
    }

    private async Task<Member> MeasureAsync(Member member, string? leader, long most, CancellationToken cancel)
    {
        if (member.IsWithin(most) || leader is null || !_nodes.Contains(member.Name, StringComparer.Ordinal))
            return member;
        // The leader first: what it writes meanwhile is no lag.
        var ahead = await PositionAsync(leader, cancel).ConfigureAwait(false);
        return await PositionAsync(member.Name, cancel).ConfigureAwait(false) is { } own && ahead is { } there ? member with { Lag = Math.Max(0, there - own) }
            : member;
    }

    private async Task<long?> PositionAsync(string node, CancellationToken cancel) =>
        (await _client.ServerAsync(AddressOf(node), cancel).ConfigureAwait(false))?.Position;

    private Uri AddressOf(string node) => _access.AddressOf(node, _access.Region.Declared.Patroni.RestPort);
}
