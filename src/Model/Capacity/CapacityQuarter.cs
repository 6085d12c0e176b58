using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model.Capacity;

/// <summary>What a region takes in and holds at the end of one quarter.</summary>
/// <param name="Ends">The first day after the quarter.</param>
/// <param name="Day">Days since the first reading.</param>
/// <param name="RowsPerSecond">Rows written a second by then.</param>
/// <param name="BytesPerDay">What a day comes to by then, uncompressed.</param>
/// <param name="Tiers">What each tier holds, in the order of tiers.</param>
/// <param name="FullBackup">What one full backup comes to, uncompressed.</param>
public sealed record CapacityQuarter(DateOnly Ends, double Day, double RowsPerSecond, Bytes BytesPerDay, IReadOnlyList<Bytes> Tiers, Bytes FullBackup);
