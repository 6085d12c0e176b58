using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Topology.Aws;

/// <summary>The instance types that hardware is realised with, as of 2025-11 (AWS docs, "Amazon EC2 instance types").</summary>
/// <remarks>The seventh AMD families: one vCPU is a whole EPYC core there (no SMT), so a seed's cores are vCPUs, and storage is EBS only.</remarks>
public static class InstanceTypes
{
    /// <summary>Every type, the smallest first.</summary>
    public static IReadOnlyList<InstanceType> All { get; } =
    [
        .. Family("c7a", 2), .. Family("m7a", 4), .. Family("r7a", 8),
    ];

    /// <summary>The type with at least the cores and memory: the least memory, then the fewest cores; null where none is large enough.</summary>
    public static InstanceType? Smallest(HardwareDeclaration hardware)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        return All
            .Where(type => type.Cores >= hardware.Cores && type.Memory.Count >= hardware.Memory.Count)
            .OrderBy(type => type.Memory.Count).ThenBy(type => type.Cores)
            .FirstOrDefault();
    }

    private static IEnumerable<InstanceType> Family(string name, int gigabytesPerCore) =>
        from size in new (string Name, int Cores)[]
        {
            ("large", 2), ("xlarge", 4), ("2xlarge", 8), ("4xlarge", 16), ("8xlarge", 32), ("12xlarge", 48), ("16xlarge", 64), ("24xlarge", 96), ("32xlarge", 128), ("48xlarge", 192),
        }
        select new InstanceType($"{name}.{size.Name}", size.Cores, new MemorySize((long)size.Cores * gigabytesPerCore << 30));
}
