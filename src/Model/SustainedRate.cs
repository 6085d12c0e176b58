using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Model;

/// <summary>Bytes a second that hardware keeps up for hours, in sequence.</summary>
/// <remarks>Makers' data sheets as of 2026: NVMe 3 GB/s, SATA SSD 500 MB/s; a 3.5-inch disk of 7,200 rpm between 270 MB/s outside and 120 MB/s
/// inside, with some seeking 150 MB/s.</remarks>
public static class SustainedRate
{
    private const double BitsPerByte = 8;

    /// <summary>What a disk set writes: mirrors and parity write no data of their own.</summary>
    public static double Write(DiskSetDeclaration set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return OfDisk(set.Medium) * Writing(set);
    }

    /// <summary>What a disk set reads: every copy of a mirror helps.</summary>
    public static double Read(DiskSetDeclaration set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return OfDisk(set.Medium) * (set.Raid == RaidLevel.Raid6 ? set.Count - 2 : set.Count);
    }

    /// <summary>What a machine's network carries; no bound where its cards are not declared.</summary>
    public static double OfNetwork(HardwareDeclaration hardware)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        return hardware.Nics.Count == 0
            ? double.PositiveInfinity
            : hardware.Nics.Values.Sum(nic => nic.Speed.BitsPerSecond / BitsPerByte * (nic.Bond == BondMode.ActiveBackup ? 1 : nic.Count));
    }

    private static int Writing(DiskSetDeclaration set) => set.Raid switch
    {
        RaidLevel.Raid1 => 1,
        RaidLevel.Raid10 => set.Count / 2,
        RaidLevel.Raid6 => set.Count - 2,
        RaidLevel.None or RaidLevel.Raid0 => set.Count,
    };

    private static double OfDisk(Medium medium) => medium switch
    {
        Medium.Nvme => 3e9,
        Medium.Ssd => 500e6,
        Medium.Hdd => 150e6,
    };
}
