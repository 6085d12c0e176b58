using System.Globalization;

namespace ClusterProvisioning.Model.Values;

/// <summary>Amounts as people reckon and read them: rounded to three digits, durations in days or seconds.</summary>
public static class Figures
{
    private const double Thousand = 1000;
    private static readonly string[] Sizes = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];
    private static readonly (string Unit, double Seconds)[] Times = [("d", 2 * 86_400), ("h", 2 * 3600), ("min", 2 * 60)];

    /// <summary>A day: <c>2026-10-01</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Bytes in decimal units: <c>61.6 TB</c>.</summary>
    public static string Size(double bytes)
    {
        var unit = 0;
        for (; Math.Abs(bytes) >= Thousand && unit < Sizes.Length - 1; unit++)
            bytes /= Thousand;
        return $"{Digits(bytes)} {Sizes[unit]}";
    }

    /// <summary>Bytes in decimal units: <c>61.6 TB</c>.</summary>
    public static string Size(Bytes bytes) => Size((double)bytes.Count);

    /// <summary>Bytes a second: <c>1.63 GB/s</c>.</summary>
    public static string Rate(double bytesPerSecond) => Size(bytesPerSecond) + "/s";

    /// <summary>Seconds in the unit of which there are at least two: <c>26.1 h</c>.</summary>
    public static string Time(double seconds)
    {
        var (unit, least) = Array.Find(Times, time => seconds >= time.Seconds);
        return unit is null ? $"{Digits(seconds)} s" : $"{Digits(seconds / (least / 2))} {unit}";
    }

    /// <summary>A whole number with its thousands apart: <c>43,200,000,000</c>.</summary>
    public static string Count(double number) => Math.Round(number).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A duration in days, fractions included.</summary>
    public static double Days(Duration duration) => duration.Milliseconds / 86_400_000d;

    /// <summary>A duration in seconds, fractions included.</summary>
    public static double Seconds(Duration duration) => duration.Milliseconds / Thousand;

    private static string Digits(double number)
    {
        var whole = Math.Abs(number) switch { >= 99.95 => "0", >= 9.995 => "0.#", _ => "0.##" };
        return number.ToString(whole, CultureInfo.InvariantCulture);
    }
}
