using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview;

/// <summary>One of the two sides of a comparison.</summary>
public sealed record RegionSide
{
    /// <summary>A region that does not exist.</summary>
    public static RegionSide Nothing { get; } = new() { Resources = [], Machines = [] };

    /// <summary>What it has in the cloud.</summary>
    public required IReadOnlyList<CloudResource> Resources { get; init; }

    /// <summary>What its machines get; null where that is not known, as in a state.</summary>
    public IReadOnlyList<MachineState>? Machines { get; init; }

    /// <summary>True if the resources were recorded by the engine: symbolic values of the other side cannot be compared with it.</summary>
    public bool IsRecorded { get; init; }
}
