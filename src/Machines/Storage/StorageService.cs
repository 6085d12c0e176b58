using ClusterProvisioning.Model;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Machines.Storage;

/// <summary>The machine's own disks: RAID sets, encryption, file systems, mounts.</summary>
public sealed class StorageService : IService, IChecked, IInstalled, IBesidesFlows
{
    /// <inheritdoc/>
    public string Name => "storage";

    /// <inheritdoc/>
    public IReadOnlyList<string> Packages => ["clevis", "clevis-luks", "clevis-systemd", "cryptsetup-bin", "lvm2", "mdadm", "tang", "xfsprogs"];

    /// <inheritdoc/>
    public bool RunsOn(Region region, NodeGroup group) => true;

    /// <inheritdoc/>
    public ServiceFiles FilesOf(Machine machine) => StorageFiles.Of(machine).With(DiskUnlocking.Of(machine));

    /// <inheritdoc/>
    public IEnumerable<string> Inwards(Machine machine) => [];

    /// <inheritdoc/>
    public IEnumerable<string> Outwards(Machine machine) => DiskUnlocking.Outwards(machine);

    /// <inheritdoc/>
    public IEnumerable<Check> Checks(Machine machine, ServiceFiles files) => StorageChecks.Of(files);
}
