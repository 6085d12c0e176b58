using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>How many bytes compression makes one of: <c>10:1</c>, or <c>none</c>.</summary>
/// <param name="Value">The number before the colon; 1 without compression.</param>
public sealed record Ratio(decimal Value) : IScalar<Ratio>
{
    private const string None = "none";
    private const string ToOne = ":1";
    private const decimal Most = 1000;

    /// <summary>One to one: what is not compressed.</summary>
    public static Ratio One { get; } = new(1);

    /// <inheritdoc/>
    public static string Wanted => "a ratio such as 10:1, or none";

    /// <inheritdoc/>
    public static string Pattern => "^(none|[0-9]+(\\.[0-9]+)?:1)$";

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Ratio value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = One;
        if (string.Equals(text, None, StringComparison.Ordinal))
            return true;
        if (!text.EndsWith(ToOne, StringComparison.Ordinal))
            return false;
        if (!decimal.TryParse(text.AsSpan(0, text.Length - ToOne.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return false;
        value = new Ratio(number);
        return number is >= 1 and <= Most;
    }

    /// <inheritdoc/>
    public override string ToString() => Value == 1 ? None : Value.ToString("0.######", CultureInfo.InvariantCulture) + ToOne;
}
