using System.ComponentModel.DataAnnotations;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Declaration;

/// <summary>A kind of machine, as it is bought; AWS realises it by usable capacity.</summary>
public sealed record HardwareDeclaration
{
    /// <summary>Number of processor cores.</summary>
    [Range(1, 4096)]
    public required int Cores { get; init; }

    /// <summary>Main memory.</summary>
    public required MemorySize Memory { get; init; }

    /// <summary>Disk sets by name; the one mounted at <c>/</c> boots the machine.</summary>
    public required IReadOnlyDictionary<Name, DiskSetDeclaration> Disks { get; init; }

    /// <summary>Network cards by interface name, bonded where there is more than one.</summary>
    public IReadOnlyDictionary<Name, NicDeclaration> Nics { get; init; } = new OrderedDictionary<Name, NicDeclaration>();

    /// <summary>The name of the disk set on which a path lies: that of the longest mount above it.</summary>
    public Name? DiskSetOf(string path) =>
        Disks.Where(set => set.Value.Holds(path)).OrderByDescending(set => set.Value.Mount.Length).Select(set => (Name?)set.Key).FirstOrDefault();
}
