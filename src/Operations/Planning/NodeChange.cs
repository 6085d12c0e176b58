using ClusterProvisioning.Fleet;

namespace ClusterProvisioning.Operations.Planning;

/// <summary>What changes on a machine that stays.</summary>
public sealed record NodeChange
{
    /// <summary>The machine.</summary>
    public required FleetNode Node { get; init; }

    /// <summary>Its files that are not as wanted.</summary>
    public IReadOnlyList<PlannedFile> Files { get; init; } = [];

    /// <summary>The units that are to run no more.</summary>
    public IReadOnlyList<string> UnitsOff { get; init; } = [];

    /// <summary>What is done so that it all is in force.</summary>
    public IReadOnlyList<UnitAction> Actions { get; init; } = [];

    /// <summary>True if an earlier rollout wrote files and came no further.</summary>
    public bool IsResumed { get; init; }

    /// <summary>True if the machine does not serve meanwhile.</summary>
    public bool IsDisruptive => Actions.Any(action => UnitActions.Disrupts(action, Node.StepsAside));
}
