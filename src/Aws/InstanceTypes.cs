using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Aws;

/// <summary>
/// The instance types that hardware is realised with, as of 2025-11 (AWS docs, "Amazon EC2 instance types"), with what can be attached to them ("Amazon EBS
/// volume limits", dedicated on these families, and "Maximum IP addresses per network interface").
/// </summary>
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

    /// <summary>The type that a group's machines get: the one that it names, else the smallest that its hardware fits; null where the table has none.</summary>
    public static InstanceType? Of(NodeGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.Declared.InstanceType is { } name ? All.FirstOrDefault(type => type.Name == name) : Smallest(group.Hardware);
    }

    private static IEnumerable<InstanceType> Family(string name, int gigabytesPerCore) =>
        from size in new (string Name, int Cores, int Volumes, int Interfaces)[]
        {
            ("large", 2, 32, 3), ("xlarge", 4, 32, 4), ("2xlarge", 8, 32, 4), ("4xlarge", 16, 32, 8), ("8xlarge", 32, 32, 8), ("12xlarge", 48, 32, 8),
            ("16xlarge", 64, 48, 15), ("24xlarge", 96, 64, 15), ("32xlarge", 128, 88, 15), ("48xlarge", 192, 128, 15),
        }
        select new InstanceType($"{name}.{size.Name}", size.Cores, new MemorySize((long)size.Cores * gigabytesPerCore << 30), size.Volumes, size.Interfaces);
}
