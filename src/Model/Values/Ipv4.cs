using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>An IPv4 address.</summary>
/// <param name="Bits">The address as a number, most significant byte first.</param>
public sealed record Ipv4(uint Bits) : IScalar<Ipv4>
{
    /// <inheritdoc/>
    public static string Wanted => "an IPv4 address such as 10.2.1.11";

    /// <inheritdoc/>
    public static string Pattern => "^([0-9]{1,3}\\.){3}[0-9]{1,3}$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Ipv4 value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = null;
        var parts = text.Split('.');
        if (parts.Length != 4)
            return false;
        uint bits = 0;
        foreach (var part in parts)
        {
            // A leading zero means octal to some readers of the same text, so it is refused.
            if (!byte.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var octet) || (part.Length > 1 && part[0] == '0'))
                return false;
            bits = (bits << 8) | octet;
        }

        value = new Ipv4(bits);
        return true;
    }

    /// <summary>The address that lies this many further on.</summary>
    /// <param name="offset">How many addresses further on.</param>
    public Ipv4 Plus(uint offset) => new(Bits + offset);

    /// <inheritdoc/>
    public override string ToString() => $"{Bits >> 24}.{(Bits >> 16) & 255}.{(Bits >> 8) & 255}.{Bits & 255}";
}
