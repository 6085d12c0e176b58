using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.State;

/// <summary>A process that outlives the run that started it.</summary>
/// <param name="Node">The machine that it serves.</param>
/// <param name="Role">What that machine runs; null for the lab's router.</param>
/// <param name="Task">What it does there.</param>
/// <param name="Id">Its process id.</param>
/// <param name="Started">When the kernel started it, in clock ticks since boot: with the id it names one process for ever.</param>
public sealed record ProcessResource(string Node, NodeRole? Role, ProcessTask Task, int Id, ulong Started) : LabResource
{
    /// <inheritdoc/>
    internal override string Key => $"process {Node} {Task}";
}
