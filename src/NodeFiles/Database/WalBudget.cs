using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.NodeFiles.Database;

/// <summary>How PostgreSQL may fill the disk of its WAL.</summary>
/// <param name="MaxWalSize">max_wal_size: how much WAL lies between two checkpoints.</param>
/// <param name="MinWalSize">min_wal_size: how much is kept for reuse.</param>
/// <param name="SlotKeep">max_slot_wal_keep_size: how much a slot whose consumer is gone may hold.</param>
internal sealed record WalBudget(MemorySize MaxWalSize, MemorySize MinWalSize, MemorySize SlotKeep)
{
    private const long Segment = 16L << 20;
    private const long LargestMaxWalSize = 64L << 30;
    private const long LargestMinWalSize = 4L << 30;
    private const long Unknown = 8L << 30;

    /// <summary>A quarter of the disk between checkpoints, half of it for slots; half of that where the data shares the disk.</summary>
    public static WalBudget For(DataFolders folders)
    {
        var disk = folders.WalDisk?.UsableCapacity.Count ?? Unknown;
        var share = folders.WalSharesDisk ? disk / 2 : disk;
        var between = Math.Min(share / 4, LargestMaxWalSize);
        return new WalBudget(Whole(between), Whole(Math.Min(between / 4, LargestMinWalSize)), Whole(share / 2));
    }

    private static MemorySize Whole(long bytes) => new(Math.Max(bytes / Segment, 2) * Segment);
}
