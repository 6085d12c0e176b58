namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A disk of a guest.</summary>
/// <param name="Name">Its serial number, by which udev names it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Medium">nvme, ssd or hdd, as the kernel sees it.</param>
internal sealed record GuestDisk(string Name, long Bytes, string Medium)
{
    /// <summary>An image file that it is laid over; it is blank without one.</summary>
    public string? Over { get; init; }

    /// <summary>True if a machine may boot from it.</summary>
    public bool Boots { get; init; }

    /// <summary>The file that it is in the folder of its machine, or another's.</summary>
    public string? File { get; init; }

    /// <summary>The file that it is.</summary>
    /// <param name="folder">The folder of its machine.</param>
    public string In(string folder) => File ?? System.IO.Path.Combine(folder, Name + ".qcow2");

    /// <summary>True for a raw file that nobody writes to.</summary>
    public bool IsRaw { get; init; }

    /// <summary>How the kernel names it among its disks.</summary>
    public string Path => $"/dev/disk/by-id/scsi-0QEMU_QEMU_HARDDISK_{Name}";

    /// <summary>QEMU's drive for it.</summary>
    /// <param name="folder">The folder of its machine.</param>
    // Nothing of a guest outlives its test: what it writes need not reach the host's disk.
    public string Drive(string folder) =>
        $"if=none,id={Name},file={In(folder)},format={(IsRaw ? "raw,readonly=on" : "qcow2")},cache=unsafe,file.locking=off";

    /// <summary>QEMU's device for it.</summary>
    /// <param name="order">Its place in the order of booting.</param>
    public string Device(int order) => (Medium switch
    {
        "nvme" => $"nvme,id=dev-{Name},drive={Name},serial={Name}",
        "ssd" => $"scsi-hd,id=dev-{Name},drive={Name},serial={Name},bus=scsi.0,rotation_rate=1",
        "hdd" => $"scsi-hd,id=dev-{Name},drive={Name},serial={Name},bus=scsi.0,rotation_rate=7200",
        _ => throw new InvalidOperationException($"A disk of medium '{Medium}'; wanted nvme, ssd or hdd."),
    }) + (Boots ? $",bootindex={order}" : "");
}
