namespace ClusterProvisioning.Boot.Tests.Guests;

/// <summary>A disk of a guest.</summary>
/// <param name="Name">Its serial number, by which udev names it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Medium">nvme, ssd or hdd, as the kernel sees it.</param>
internal sealed record GuestDisk(string Name, long Bytes, string Medium)
{
    /// <summary>An image file that it is laid over; it is blank without one.</summary>
    public string? Over { get; init; }

    /// <summary>A raw file that it is; it is made otherwise.</summary>
    public string? Raw { get; init; }

    /// <summary>QEMU's arguments for it.</summary>
    /// <param name="file">Where it lies.</param>
    /// <param name="order">Its place in the order of booting; null if it does not boot.</param>
    public IEnumerable<string> Arguments(string file, int? order)
    {
        var boot = order is { } index ? $",bootindex={index}" : "";
        var format = Raw is null ? "qcow2" : "raw,readonly=on";
        yield return "-drive";
        // Nothing of a guest outlives its test: what it writes need not reach the host's disk.
        yield return $"if=none,id={Name},file={file},format={format},cache=unsafe,discard=unmap,file.locking=off";
        yield return "-device";
        yield return Medium switch
        {
            "nvme" => $"nvme,id=dev-{Name},drive={Name},serial={Name}{boot}",
            "ssd" => $"scsi-hd,id=dev-{Name},drive={Name},serial={Name},bus=scsi.0,rotation_rate=1{boot}",
            "hdd" => $"scsi-hd,id=dev-{Name},drive={Name},serial={Name},bus=scsi.0,rotation_rate=7200{boot}",
            _ => throw new InvalidOperationException($"A disk of medium '{Medium}'; wanted nvme, ssd or hdd."),
        };
    }
}
