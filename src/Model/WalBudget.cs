using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>How PostgreSQL may fill the disk of its WAL.</summary>
/// <param name="MaxWalSize">max_wal_size: how much WAL lies between two checkpoints.</param>
/// <param name="MinWalSize">min_wal_size: how much is kept for reuse.</param>
/// <param name="SlotKeep">max_slot_wal_keep_size: how much a slot whose consumer is gone may hold.</param>
public sealed record WalBudget(MemorySize MaxWalSize, MemorySize MinWalSize, MemorySize SlotKeep)
{
    /// <summary>PostgreSQL's name for what bounds slots.</summary>
    public const string SlotParameter = "max_slot_wal_keep_size";

    /// <summary>What WAL may fill in all.</summary>
    public long Room { get; private init; }

    private const long Segment = 16L << 20;
    private const long LargestMaxWalSize = 64L << 30;
    private const long LargestMinWalSize = 4L << 30;
    private const long Unknown = 8L << 30;

    /// <summary>A quarter of the disk between checkpoints, half of it for slots; half of that where the data shares the disk.</summary>
    /// <param name="hardware">The machine's hardware.</param>
    /// <param name="folders">Where the server keeps what.</param>
    public static WalBudget For(HardwareDeclaration hardware, PostgresFolders folders) =>
        For(hardware, folders, DiskOf(hardware, folders)?.UsableCapacity.Count ?? Unknown);

    /// <summary>The same with the file system as large as it is, whatever is declared.</summary>
    /// <param name="hardware">The machine's hardware.</param>
    /// <param name="folders">Where the server keeps what.</param>
    /// <param name="size">The bytes of the file system for WAL.</param>
    public static WalBudget For(HardwareDeclaration hardware, PostgresFolders folders, long size)
    {
        var share = DiskOf(hardware, folders)?.Holds(folders.Data) == true ? size / 2 : size;
        var between = Math.Min(share / 4, LargestMaxWalSize);
        return new WalBudget(Whole(between), Whole(Math.Min(between / 4, LargestMinWalSize)), Whole(share / 2)) { Room = share };
    }

    /// <summary>The declared disks for WAL; null where the system's holds it.</summary>
    public static DiskSetDeclaration? DiskOf(HardwareDeclaration hardware, PostgresFolders folders)
    {
        ArgumentNullException.ThrowIfNull(hardware);
        ArgumentNullException.ThrowIfNull(folders);
        return hardware.Disks.Values.Where(set => set.Holds(folders.Wal)).MaxBy(set => set.Mount.Length);
    }

    private static MemorySize Whole(long bytes) => new(Math.Max(bytes / Segment, 2) * Segment);
}
