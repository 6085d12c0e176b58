using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>A share of a hundred, written such as <c>80%</c>.</summary>
/// <param name="Value">The number before the sign: 99.99 for 99.99%.</param>
public sealed record Percent(decimal Value) : IScalar<Percent>
{
    // Growth may double and more; nothing here means more than that.
    private const decimal Most = 1000;

    /// <inheritdoc/>
    public static string Wanted => "a percentage such as 80% or 99.99%";

    /// <inheritdoc/>
    public static string Pattern => "^[0-9]+(\\.[0-9]+)?%$";

    /// <summary>As a part of one: 0.8 for 80%.</summary>
    public double Fraction => (double)(Value / 100);

    /// <inheritdoc/>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out Percent value)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = 0m;
        var read = text.EndsWith('%')
            && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
        value = new Percent(number);
        return read && number <= Most;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString("0.######", CultureInfo.InvariantCulture) + "%";
}
