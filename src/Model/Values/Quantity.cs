using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>Reads "number unit" texts such as <c>7.68TB</c> or <c>30d</c> into a whole number of base units.</summary>
internal static class Quantity
{
    /// <summary>Reads a non-negative number followed by one of the units; the number may have decimals, the product is rounded.</summary>
    internal static bool TryParse(string text, ReadOnlySpan<(string Unit, long Factor)> units, out long value)
    {
        value = 0;
        var trimmed = text.AsSpan().Trim();
        var digits = trimmed.IndexOfAnyExcept("0123456789.");
        if (digits <= 0)
            return false;
        var unit = trimmed[digits..].TrimStart();
        foreach (var (name, factor) in units)
        {
            if (unit.SequenceEqual(name))
                return TryScale(trimmed[..digits], factor, out value);
        }

        return false;
    }

    /// <summary>Writes the value with the largest unit that divides it to at most three decimals; units are largest first.</summary>
    internal static string Format(long value, ReadOnlySpan<(string Unit, long Factor)> units)
    {
        foreach (var (unit, factor) in units)
        {
            if (value >= factor && (decimal)value / factor * 1000 % 1 == 0)
                return ((decimal)value / factor).ToString("0.###", CultureInfo.InvariantCulture) + unit;
        }

        return value.ToString(CultureInfo.InvariantCulture) + units[^1].Unit;
    }

    private static bool TryScale(ReadOnlySpan<char> number, long factor, out long value)
    {
        value = 0;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var parsed) || parsed > long.MaxValue / factor)
            return false;
        value = (long)decimal.Round(parsed * factor);
        return true;
    }
}
