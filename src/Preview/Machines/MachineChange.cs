using ClusterProvisioning.Fleet;
using ClusterProvisioning.Preview.Comparing;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>A machine that comes or goes.</summary>
/// <param name="Kind">Created or deleted.</param>
/// <param name="Machine">The machine with all that it gets or had.</param>
public sealed record MachineChange(ChangeKind Kind, MachineState Machine);
