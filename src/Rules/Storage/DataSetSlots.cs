using ClusterProvisioning.Aws;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Sources;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile.Diagnostics;
using ClusterProvisioning.Rules.Findings;

namespace ClusterProvisioning.Rules.Storage;

/// <summary>
/// On AWS each data disk set has a device slot of its own and as many volumes as its size needs, both said in the file: neither moves by itself when another
/// set comes or this one grows.
/// </summary>
public sealed class DataSetSlots : IRule
{
    private const string FreeSlot = "`slot` from 1 to 6 that no other set of this hardware has";

    /// <inheritdoc/>
    public string Code => "CP1025";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Declared.Target != Target.Aws)
            return [];
        return region.Declared.Hardware.SelectMany(hardware => Check(hardware.Key, hardware.Value));
    }

    private static IEnumerable<Finding> Check(Name hardware, HardwareDeclaration declared)
    {
        var sets = declared.Disks.Where(set => !set.Value.IsBoot).ToList();
        foreach (var (name, set) in declared.Disks)
        {
            var path = ModelPath.Of("hardware", hardware, "disks", name);
            var what = $"Disk set '{name}' of '{hardware}'";
            var fewest = EbsPlan.FewestVolumes(set);
            if (set.Volumes < fewest)
                yield return new Finding(path.Key("volumes"), $"{what} {Holds(set)}; an EBS volume holds 16 TiB, so it needs {fewest}.", Fix(fewest));
            if (set.IsBoot)
                continue;
            var same = sets.Find(other => other.Value.Slot == set.Slot);
            if (set.Slot is null)
                yield return new Finding(path, $"{what} has no device slot.", $"Give it a {FreeSlot}, and keep it.");
            else if (same.Key != name)
                yield return Shared(path, $"Disk sets '{same.Key}' and '{name}' of '{hardware}' share device slot {set.Slot}.");
        }
    }

    private static string Holds(DiskSetDeclaration set) => $"holds {set.UsableCapacity} on {set.Volumes} EBS volumes";

    private static Finding Shared(ModelPath path, string message) => new(path.Key("slot"), message, "Give the newer one another slot from 1 to 6.");

    private static string Fix(int fewest) => fewest <= EbsPlan.VolumesPerSlot
        ? $"Set `volumes: {fewest}`. On a set that is in use this is a migration: EBS cannot shrink, and a stripe cannot be widened."
        : $"Split the set: one set takes {EbsPlan.VolumesPerSlot} volumes.";
}
