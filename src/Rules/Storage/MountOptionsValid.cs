using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>Mount options are ones that today's kernels take.</summary>
public sealed class MountOptionsValid : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1058";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return
            from hardware in region.Declared.Hardware
            from set in hardware.Value.Disks
            let refused = set.Value.MountOptions.Where(option => KernelMountOptions.IsRefused(set.Value.Filesystem, option)).ToList()
            where refused.Count > 0
            let refusal = $"{EnumName.Of(set.Value.Filesystem)} takes no '{string.Join(", ", refused)}' any more (Linux 4.19 for barriers)"
            select new Finding(
                ModelPath.Of("hardware", hardware.Key, "disks", set.Key, "mountOptions"),
                $"Disk set '{set.Key}' of '{hardware.Key}': {refusal}: the mount would fail.",
                "It is left out of the mount. Drives with power-loss protection answer flushes at once, so nothing is lost by it.");
    }
}
