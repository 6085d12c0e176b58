using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>A length of time.</summary>
/// <param name="Milliseconds">Number of milliseconds.</param>
public sealed record Duration(long Milliseconds) : IScalar<Duration>
{
    // A hundred years, so that sums stay exact.
    private const long Most = 36_500L * 86_400_000;
    private static readonly (string Unit, long Factor)[] Units = [("d", 86_400_000), ("h", 3_600_000), ("min", 60_000), ("s", 1000), ("ms", 1)];

    // Read but never written: a year of 365 days is said in days to PostgreSQL and systemd, whose own years differ.
    private static readonly (string Unit, long Factor)[] Read = [("y", 365L * 86_400_000), .. Units];

    /// <summary>The duration of no time, below all others.</summary>
    public static Duration Zero { get; } = new(0);

    /// <inheritdoc/>
    public static string Wanted => "a duration such as 30s, 10ms, 5min, 6h, 14d or 7y";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9.]+ ?(ms|s|min|h|d|y)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Duration value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Quantity.TryParse(text, Read, out var number);
        value = new Duration(number);
        return read && number <= Most;
    }

    /// <inheritdoc/>
    public override string ToString() => Quantity.Format(Milliseconds, Units);
}
