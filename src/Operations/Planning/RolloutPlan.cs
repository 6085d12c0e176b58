using ClusterProvisioning.Fleet;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>What a rollout does, in this order.</summary>
public sealed record RolloutPlan
{
    /// <summary>What goes to running clusters through Patroni's REST API, by site.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<DynamicChange>> Dynamic { get; init; }

    /// <summary>Machines that stay.</summary>
    public required IReadOnlyList<NodeChange> Changes { get; init; }

    /// <summary>Machines that come.</summary>
    public required IReadOnlyList<FleetNode> Added { get; init; }

    /// <summary>Machines that are there and have no power.</summary>
    public IReadOnlyList<FleetNode> Off { get; init; } = [];

    /// <summary>Machines that go.</summary>
    public required IReadOnlyList<LeavingNode> Removed { get; init; }

    /// <summary>Members on which a lowered value waits for a restart of their leader, and then of theirs.</summary>
    public IReadOnlyList<string> Lowered { get; init; } = [];

    /// <summary>What is wrong with machines that nothing changes on.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>True if there is nothing to do.</summary>
    public bool IsEmpty => Dynamic.Count == 0 && Changes.Count == 0 && Added.Count == 0 && Off.Count == 0 && Lowered.Count == 0 && Removed.Count == 0;

    /// <summary>Machines that would have to go, and may not. Where there are any nothing else may be done: every other machine's files leave them out already,
    /// and one that stays alive would be cut off by them.</summary>
    /// <param name="allowDestructive">True if machines may be removed.</param>
    public IReadOnlyList<LeavingNode> Withheld(bool allowDestructive) => allowDestructive ? [] : Removed;

    /// <summary>Machines without power whose like this plan would touch: with one more of them down, a cluster may lose its quorum.</summary>
    public IReadOnlyList<FleetNode> InTheWay() => [.. Off.Where(off => off.Role is not null && (Touches(off) || Shrinks(off)))];

    private bool Touches(FleetNode off) =>
        Changes.Select(change => change.Node).Concat(Added).Any(node => node.Site == off.Site && node.Role == off.Role)
        || (off.HandOver == HandOver.Switchover && (Lowered.Count > 0 || Dynamic.ContainsKey(off.Site!)));

    private bool Shrinks(FleetNode off) =>
        Removed.Any(node => node.HandOver != HandOver.None && node.Service == off.StepsAside && (node.Site is null || node.Site == off.Site));
}
