using ClusterProvisioning.Rollout.Fleet;

namespace ClusterProvisioning.Rollout.Planning;

/// <summary>What a rollout does, in this order.</summary>
public sealed record RolloutPlan
{
    /// <summary>What goes to running clusters through Patroni's REST API, by site.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<DynamicChange>> Dynamic { get; init; }

    /// <summary>Machines that stay.</summary>
    public required IReadOnlyList<NodeChange> Changes { get; init; }

    /// <summary>Machines that come, or that are off.</summary>
    public required IReadOnlyList<FleetNode> Added { get; init; }

    /// <summary>Machines that go.</summary>
    public required IReadOnlyList<LeavingNode> Removed { get; init; }

    /// <summary>Members on which a lowered value waits for a restart of their leader, and then of theirs.</summary>
    public IReadOnlyList<string> Lowered { get; init; } = [];

    /// <summary>What is wrong with machines that nothing changes on.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True if there is nothing to do.</summary>
    public bool IsEmpty => Dynamic.Count == 0 && Changes.Count == 0 && Added.Count == 0 && Lowered.Count == 0 && Removed.Count == 0;
}
