using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>A memory size as memory vendors and PostgreSQL write it: binary units (1 GB = 2^30 bytes; PostgreSQL docs, "Setting Parameters").</summary>
/// <param name="Count">Number of bytes.</param>
public sealed record MemorySize(long Count) : IScalar<MemorySize>
{
    // Far above any machine, and low enough that sums of them stay exact.
    private const long Most = 1L << 47;
    private static readonly (string Unit, long Factor)[] Units = [("TB", 1L << 40), ("GB", 1L << 30), ("MB", 1L << 20), ("kB", 1L << 10), ("B", 1)];

    /// <inheritdoc/>
    public static string Wanted => "a memory size as PostgreSQL writes it, such as 128GB, 16MB or 64kB";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9.]+ ?(B|kB|MB|GB|TB)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out MemorySize value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Quantity.TryParse(text, Units, out var number);
        value = new MemorySize(number);
        return read && number is > 0 and <= Most;
    }

    /// <inheritdoc/>
    public override string ToString() => Quantity.Format(Count, Units);
}
