using ClusterProvisioning.Fleet;
using ClusterProvisioning.Fleet.Clusters;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Operations.Running;

/// <summary>What every step of a rollout works with.</summary>
/// <param name="fleet">The machines.</param>
/// <param name="say">Is told of each step: the machine, and what happens.</param>
internal sealed class RolloutContext(IFleet fleet, Action<string, string> say)
{
    private readonly Dictionary<string, PatroniCluster> _patroni = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EtcdCluster> _etcd = new(StringComparer.Ordinal);

    /// <summary>The machines.</summary>
    public IFleet Fleet => fleet;

    /// <summary>The gate.</summary>
    public HealthGate Gate { get; } = new(fleet);

    /// <summary>How a rollout goes.</summary>
    public Model.Declaration.Operation.RolloutDeclaration Declared => fleet.Region.Declared.Rollout;

    /// <summary>Says what happens to a machine.</summary>
    public void Say(string node, string what) => say(node, what);

    /// <summary>A site's Patroni.</summary>
    public PatroniCluster Patroni(string site) => _patroni.TryGetValue(site, out var known) ? known : _patroni[site] = new PatroniCluster(fleet, site);

    /// <summary>A site's etcd.</summary>
    public EtcdCluster Etcd(string site) => _etcd.TryGetValue(site, out var known) ? known : _etcd[site] = new EtcdCluster(fleet, site);

    /// <summary>Runs a command in a machine.</summary>
    /// <exception cref="OperationException">It failed.</exception>
    public async Task<string> RunAsync(string node, string input, CancellationToken cancel, params IReadOnlyList<string> command)
    {
        var result = await fleet.RunAsync(node, command, input, cancel).ConfigureAwait(false);
        return result.ExitCode == 0 ? result.Output : throw new OperationException($"{node}: '{string.Join(' ', command)}' ended with {result.ExitCode}: "
            + $"{result.Error.Trim()}. The rollout stops here; mend it, then run the same command again.");
    }

    /// <summary>The sites that have machines of a role that run.</summary>
    public IEnumerable<string> SitesOf(NodeRole role) =>
        fleet.Wanted.Where(node => node.Role == role && node.Site is not null
            && fleet.IsOn(node.Name)).Select(node => node.Site!).Distinct(StringComparer.Ordinal);
}
