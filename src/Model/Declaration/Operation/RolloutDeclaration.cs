using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration.Operation;

/// <summary>How a changed configuration reaches running machines.</summary>
public sealed record RolloutDeclaration
{
    /// <summary>The order of roles; others come last, the leader of a cluster after its standbys.</summary>
    public IReadOnlyList<NodeRole> Order { get; init; } = [];

    /// <summary>Whether the DR site goes first.</summary>
    public bool DrFirst { get; init; } = true;

    /// <summary>How many machines of a group may be down at once.</summary>
    [Range(1, 100)]
    public int MaxUnavailable { get; init; } = 1;

    /// <summary>How long open work may end before a machine is stopped.</summary>
    public Duration Drain { get; init; } = new(30_000);

    /// <summary>How long a machine may take to be healthy again before the rollout stops.</summary>
    public Duration HealthTimeout { get; init; } = new(300_000);

    /// <summary>How long to watch a healthy machine before the next one.</summary>
    public Duration Pause { get; init; } = new(30_000);
}
