using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Capacity;

/// <summary>Disks to have in place before a day.</summary>
/// <param name="Before">The day on which the set would call someone.</param>
/// <param name="Disks">Disks for each machine.</param>
/// <param name="DiskSize">The size of one.</param>
/// <param name="Machines">Machines that get them.</param>
/// <param name="UsableAfter">What the set of one machine then holds.</param>
public sealed record Purchase(DateOnly Before, int Disks, Bytes DiskSize, int Machines, Bytes UsableAfter);
