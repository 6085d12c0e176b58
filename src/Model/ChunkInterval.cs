using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>How long a hypertable's chunks last, and why.</summary>
/// <param name="Interval">The length of one chunk.</param>
/// <param name="Size">Bytes of one chunk with its indexes at the declared rate.</param>
/// <param name="Budget">A quarter of the machine's memory: a chunk that is written to has to stay in it.</param>
/// <param name="IsDerived">False where the region file gives the interval.</param>
public sealed record ChunkInterval(Duration Interval, MemorySize Size, MemorySize Budget, bool IsDerived)
{
    private const long Minute = 60_000;

    // Lengths that divide a day, and whole weeks: boundaries then fall on hours that people expect.
    private static readonly long[] Steps =
        [7 * 1440, 1440, 720, 480, 360, 240, 180, 120, 60, 30, 15, 10, 5, 1];

    /// <summary>The declared interval, or the longest whose chunk fits a quarter of memory.</summary>
    public static ChunkInterval For(HypertableDeclaration hypertable, MemorySize memory)
    {
        ArgumentNullException.ThrowIfNull(hypertable);
        var budget = new MemorySize(memory.Count / 4);
        if (hypertable.ChunkInterval is { } declared)
            return new ChunkInterval(declared, SizeOf(hypertable, declared.Milliseconds), budget, IsDerived: false);
        var minutes = Array.Find(Steps, step => SizeOf(hypertable, step * Minute).Count <= budget.Count);
        var interval = new Duration((minutes == 0 ? 1 : minutes) * Minute);
        return new ChunkInterval(interval, SizeOf(hypertable, interval.Milliseconds), budget, IsDerived: true);
    }

    /// <summary>The arithmetic, for plans and reports.</summary>
    public string Explain(HypertableDeclaration hypertable)
    {
        ArgumentNullException.ThrowIfNull(hypertable);
        var product = $"{hypertable.RowsPerSecond:0.###} rows/s × {hypertable.RowBytes} B × {Interval}";
        return $"{product} = {Gigabytes(Size)} a chunk, of {Gigabytes(Budget)} (a quarter of memory)";
    }

    private static MemorySize SizeOf(HypertableDeclaration hypertable, long milliseconds) =>
        new((long)Math.Min(long.MaxValue / 2, hypertable.RowsPerSecond * hypertable.RowBytes * milliseconds / 1000d));

    private static string Gigabytes(MemorySize size) => $"{size.Count / (double)(1L << 30):0.00} GB";
}
