using System.Collections.Frozen;
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

    private static readonly Lazy<FrozenDictionary<string, FrozenDictionary<string, decimal>>> Known = new(Read);

    /// <summary>What one of an item costs a month in a location; null where no source tells it.</summary>
    /// <param name="item">A name of <see cref="PriceItem"/>, or an instance type.</param>
    /// <param name="location">An AWS region, such as <c>eu-central-1</c>.</param>
    public static decimal? PerMonth(string item, string location)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(location);
        if (!Known.Value.TryGetValue(item, out var prices) || !prices.TryGetValue(location, out var price))
            return null;
        return IsPerHour(item) ? price * HoursPerMonth : price;
    }

    // An instance type, such as m7a.large, is the only name with a dot.
    private static bool IsPerHour(string item) => item.EndsWith(PerHour, StringComparison.Ordinal) || item.Contains('.', StringComparison.Ordinal);

    private static FrozenDictionary<string, FrozenDictionary<string, decimal>> Read()
    {
        using var stream = typeof(PriceList).Assembly.GetManifestResourceStream("prices.txt")!;
        using var text = new StreamReader(stream);
        var items = new Dictionary<string, FrozenDictionary<string, decimal>>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ');
            var prices = words.Skip(1).Select(word => word.Split('='));
            items.Add(words[0], prices.ToFrozenDictionary(pair => pair[0], pair => Number(pair[1]), StringComparer.Ordinal));
        }

        return items.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
