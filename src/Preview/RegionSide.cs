using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Programs;

namespace ClusterProvisioning.Preview;

/// <summary>One of the two sides of a comparison.</summary>
public sealed record RegionSide
{
    /// <summary>The side of a region that does not exist yet: no resources and no machines.</summary>
    public static RegionSide Nothing { get; } = new() { Resources = [], Machines = [] };

    /// <summary>Its resources in the cloud, as a program or a state has them.</summary>
    public required IReadOnlyList<CloudResource> Resources { get; init; }

    /// <summary>What its machines get; null where that is not known, as in a state.</summary>
    public IReadOnlyList<MachineState>? Machines { get; init; }

    /// <summary>True if the resources were recorded by the engine: symbolic values of the other side cannot be compared with it.</summary>
    public bool IsRecorded { get; init; }
}
