using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>A network rate, in decimal units of bits.</summary>
/// <param name="BitsPerSecond">Number of bits per second.</param>
public sealed record Bandwidth(long BitsPerSecond) : IScalar<Bandwidth>
{
    private static readonly (string Unit, long Factor)[] Units = [("Gbps", 1_000_000_000), ("Mbps", 1_000_000), ("kbps", 1000), ("bps", 1)];

    /// <inheritdoc/>
    public static string Wanted => "a bandwidth such as 25Gbps or 200Mbps";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9.]+ ?(bps|kbps|Mbps|Gbps)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Bandwidth value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Quantity.TryParse(text, Units, out var number);
        value = new Bandwidth(number);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Quantity.Format(BitsPerSecond, Units);
}
