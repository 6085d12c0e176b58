using System.Diagnostics.CodeAnalysis;

namespace ClusterProvisioning.Model.Values;

/// <summary>A distance on the ground.</summary>
/// <param name="Meters">Number of metres.</param>
public sealed record Distance(long Meters) : IScalar<Distance>
{
    private static readonly (string Unit, long Factor)[] Units = [("km", 1000), ("m", 1)];

    /// <inheritdoc/>
    public static string Wanted => "a distance such as 100km or 800m";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9.]+ ?(m|km)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Distance value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = Quantity.TryParse(text, Units, out var number);
        value = new Distance(number);
        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => Quantity.Format(Meters, Units);
}
