using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>A disk size as disks are sold: decimal units (1 TB = 10^12 bytes), or binary ones when written <c>GiB</c>.</summary>
/// <param name="Count">Number of bytes.</param>
public sealed record Bytes(long Count) : IScalar<Bytes>
{
    // Far above any machine, and low enough that sums of them stay exact.
    private const long Most = 1_000_000_000_000_000;
    private static readonly (string Unit, long Factor)[] Units =
    [
        ("PB", 1_000_000_000_000_000),
        ("TB", 1_000_000_000_000),
        ("GB", 1_000_000_000),
        ("TiB", 1L << 40),
        ("GiB", 1L << 30),
        ("MiB", 1L << 20),
        ("MB", 1_000_000),
        ("KiB", 1L << 10),
        ("kB", 1000),
        ("B", 1),
    ];

    /// <inheritdoc/>
    public static string Wanted => "a disk size such as 7.68TB, 480GB or 512MiB";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9.]+ ?(B|kB|MB|GB|TB|PB|KiB|MiB|GiB|TiB)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Bytes value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Quantity.TryParse(text, Units, out var number);
        value = new Bytes(number);
        return read && number is > 0 and <= Most;
    }

    /// <inheritdoc/>
    public override string ToString() => Quantity.Format(Count, Units);
}
