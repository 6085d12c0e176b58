using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Stacks.Machines;

namespace ClusterProvisioning.Stacks;

/// <summary>Machines of a site that stand by themselves, before no balancer and in no cluster: bastions, monitoring, the directory, the spare for
/// restores.</summary>
internal sealed class ServiceMachines
{
    /// <summary>Makes the machines of some roles, one role after the other.</summary>
    public ServiceMachines(MachineBase machines, params IEnumerable<NodeRole> roles) => Members = machines.Make(roles.SelectMany(machines.Scope.Site.GroupsOf));

    /// <summary>The machines, in the order of the roles asked for.</summary>
    public IReadOnlyList<Machine> Members { get; }
}
