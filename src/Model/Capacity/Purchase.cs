using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>Disks to have in place before a day.</summary>
/// <param name="Before">The day on which the set would call someone.</param>
/// <param name="Disks">Number of disks for each machine; pairs where the set is mirrored.</param>
/// <param name="DiskSize">The size of one disk, that of the declared set.</param>
/// <param name="Machines">Number of machines that have the set, each of which gets the disks.</param>
/// <param name="UsableAfter">What the set of one machine then holds.</param>
public sealed record Purchase(DateOnly Before, int Disks, Bytes DiskSize, int Machines, Bytes UsableAfter);
