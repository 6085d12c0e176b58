using System.Globalization;

namespace ClusterProvisioning.Aws.Prices;

/// <summary>List prices in USD, on demand, without taxes, agreements and traffic; <c>prices.txt</c> says of each where it is from.</summary>
public static class PriceList
{
    /// <summary>When the prices were true, for messages.</summary>
    public const string AsOf = "2025-11";

    /// <summary>Hours of a month, as AWS' own calculator reckons.</summary>
    public const decimal HoursPerMonth = 730;

    private const string PerHour = "-hour";

    // Only the lines of items that are asked for are taken apart: most starts ask for two or three.
    private static readonly Lazy<Dictionary<string, string>> Lines = new(Read);

    /// <summary>What one of an item costs a month in a location; null where no source tells it.</summary>
    /// <param name="item">A name of <see cref="PriceItem"/>, or an instance type.</param>
    /// <param name="location">An AWS region, such as <c>eu-central-1</c>.</param>
    public static decimal? PerMonth(string item, string location)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(location);
        if (!Lines.Value.TryGetValue(item, out var prices) || prices.IndexOf($" {location}=", StringComparison.Ordinal) is not (>= 0 and var at))
            return null;
        var text = prices.AsSpan(at + location.Length + 2);
        var price = decimal.Parse(text.IndexOf(' ') is >= 0 and var end ? text[..end] : text, CultureInfo.InvariantCulture);
        return IsPerHour(item) ? price * HoursPerMonth : price;
    }

    // An instance type, such as m7a.large, is the only name with a dot.
    private static bool IsPerHour(string item) => item.EndsWith(PerHour, StringComparison.Ordinal) || item.Contains('.', StringComparison.Ordinal);

    // By item, each line from the blank behind its name on.
    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream("prices.txt")!;
        using var text = new StreamReader(stream);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.IndexOf(' ') is > 0 and var blank)
                lines.Add(line[..blank], line[blank..]);
        }

        return lines;
    }
}
