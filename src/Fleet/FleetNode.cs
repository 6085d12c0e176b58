using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet;

/// <summary>A machine as its region wants it.</summary>
public sealed record FleetNode
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its site; null for what belongs to all of them.</summary>
    public string? Site { get; init; }

    /// <summary>Its role; null for what no region declares, such as a lab's router.</summary>
    public NodeRole? Role { get; init; }

    /// <summary>What it runs, service by service; null for what no region declares.</summary>
    public Workload? Workload { get; init; }

    /// <summary>The service that says what its stopping takes; null where nothing has to be done or asked.</summary>
    public IStepsAside? StepsAside => Workload?.StepsAside;

    /// <summary>What happens before it stops.</summary>
    public HandOver HandOver => StepsAside?.HandOver ?? HandOver.None;

    /// <summary>Its files and units.</summary>
    public required MachineState Wanted { get; init; }

    /// <summary>The paths of files whose text nobody may see: keys, and what lies beside them.</summary>
    public IReadOnlySet<string> Secrets { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>True if it takes part in its cluster's synchronous quorum.</summary>
    public bool IsQuorum { get; init; }
}
