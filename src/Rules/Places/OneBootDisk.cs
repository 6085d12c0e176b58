using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Places;

/// <summary>A machine boots from exactly one disk set, the one mounted at /.</summary>
public sealed class OneBootDisk : IRule
{
    /// <inheritdoc/>
    public string Code => "CP1022";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var spinning =
            from hardware in region.Declared.Hardware
            from set in hardware.Value.Disks
            where region.Declared.Target == Target.Aws && set.Value is { IsBoot: true, Medium: Medium.Hdd }
            select new Finding(
                ModelPath.Of("hardware", hardware.Key, "disks", set.Key, "medium"),
                $"'{hardware.Key}' would boot from an hdd, realised as st1, from which AWS cannot boot.",
                "Use `medium: ssd`.");
        return spinning.Concat(
            from hardware in region.Declared.Hardware
            let boot = hardware.Value.Disks.Values.Count(set => set.IsBoot)
            where boot != 1
            select new Finding(
                ModelPath.Of("hardware", hardware.Key, "disks"),
                $"'{hardware.Key}' has {boot} disk sets mounted at /; wanted one.",
                "Give one disk set `mount: /`."));
    }
}
