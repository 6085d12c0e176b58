using ClusterProvisioning.Stacks.Machines;

namespace ClusterProvisioning.Stacks;

/// <summary>The database machines of a site. A standby cluster's are the same to AWS: that they follow, and whom, stands in their files.</summary>
internal sealed class PatroniCluster
{
    /// <summary>Makes the cluster's machines.</summary>
    public PatroniCluster(MachineBase machines, Model.PatroniCluster cluster) => Members = machines.Make(cluster.Groups);

    /// <summary>The cluster's members, those for analysts among them.</summary>
    public IReadOnlyList<Machine> Members { get; }
}
