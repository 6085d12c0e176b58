using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>A TCP port, 1 to 65535.</summary>
/// <param name="Number">The number, 1 to 65535.</param>
public sealed record Port(int Number) : IScalar<Port>
{
    /// <inheritdoc/>
    public static string Wanted => "a port from 1 to 65535";

    /// <inheritdoc/>
    public static string Pattern => "^[1-9][0-9]{0,4}$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Port value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        value = new Port(number);
        return read && number is >= 1 and <= 65535;
    }

    /// <inheritdoc/>
    public override string ToString() => Number.ToString(CultureInfo.InvariantCulture);
}
