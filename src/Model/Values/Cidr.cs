using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace ClusterProvisioning.Model.Values;

/// <summary>An IPv4 network: its first address and the length of its prefix.</summary>
/// <param name="Base">The network address; all host bits are zero.</param>
/// <param name="PrefixLength">Length of the prefix in bits, 0 to 32.</param>
public sealed record Cidr(Ipv4 Base, int PrefixLength) : IScalar<Cidr>
{
    /// <inheritdoc/>
    public static string Wanted => "a network such as 10.2.1.0/24, with no host bits set";

    /// <inheritdoc/>
    public static string Pattern => "^([0-9]{1,3}\\.){3}[0-9]{1,3}/[0-9]{1,2}$";

    /// <summary>Number of addresses, the network and broadcast addresses included.</summary>
    public ulong Size => 1UL << (32 - PrefixLength);

    /// <summary>The last address of the block, which networks keep for broadcast.</summary>
    public Ipv4 Last => new((uint)(Base.Bits + (Size - 1)));

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Cidr value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !Ipv4.TryParse(text[..slash], out var first))
            return false;
        if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 32)
            return false;
        value = new Cidr(first, length);
        return (ulong)first.Bits % value.Size == 0;
    }

    /// <summary>A network that is known to be one.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"'{text}' is not {Wanted}.");

    /// <summary>True if every address of the other network lies in this one.</summary>
    public bool Contains(Cidr other) => other.PrefixLength >= PrefixLength && Contains(other.Base);

    /// <summary>True if the address lies in this network.</summary>
    public bool Contains(Ipv4 address) => address.Bits >= Base.Bits && address.Bits <= Last.Bits;

    /// <summary>True if the two share an address.</summary>
    public bool Overlaps(Cidr other) => Contains(other.Base) || other.Contains(Base);

    /// <summary>The slice with this index when the network is cut into equal parts, their number rounded up to a power of two.</summary>
    /// <param name="index">Which slice, from 0.</param>
    /// <param name="count">How many slices are needed.</param>
    public Cidr Slice(int index, int count)
    {
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)count));
        var length = Math.Min(PrefixLength + bits, 32);
        return new Cidr(Base.Plus((uint)index << (32 - length)), length);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Base}/{PrefixLength}";
}
