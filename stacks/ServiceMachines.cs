using ClusterProvisioning.Model;
using ClusterProvisioning.Stacks.Machines;

namespace ClusterProvisioning.Stacks;

/// <summary>Machines of a site that stand by themselves, before no balancer and in no cluster: bastions, monitoring, the directory, the spare for
/// restores.</summary>
internal sealed class ServiceMachines
{
    /// <summary>Makes the machines of some groups, one group after the other.</summary>
    public ServiceMachines(MachineBase machines, IEnumerable<NodeGroup> groups) => Members = machines.Make(groups);

    /// <summary>The machines, in the order of the groups.</summary>
    public IReadOnlyList<Machine> Members { get; }
}
