using ClusterProvisioning.Stacks.Machines;

namespace ClusterProvisioning.Stacks;

/// <summary>The servers of a site that hold the leader's lock.</summary>
internal sealed class Dcs
{
    /// <summary>Makes their machines.</summary>
    public Dcs(MachineBase machines, Model.Dcs dcs) => Members = machines.Make(dcs.Groups);

    /// <summary>The servers, an odd number of them.</summary>
    public IReadOnlyList<Machine> Members { get; }
}
