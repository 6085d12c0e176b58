using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Topology.Values;

/// <summary>A length of time.</summary>
/// <param name="Milliseconds">Number of milliseconds.</param>
public readonly record struct Duration(long Milliseconds) : IScalar<Duration>
{
    // A hundred years, so that sums stay exact.
    private const long Most = 36_500L * 86_400_000;
    private static readonly (string Unit, long Factor)[] Units = [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1)];

    /// <inheritdoc/>
    public static string Wanted => "a duration such as 30s, 10ms, 5min, 6h or 14d";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9.]+ ?(ms|s|min|h|d)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Duration value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Quantity.TryParse(text, Units, out var number);
        value = new Duration(number);
        return read && number <= Most;
    }

    /// <inheritdoc/>
    public override string ToString() => Quantity.Format(Milliseconds, Units);
}
