namespace ClusterProvisioning.Aws;

/// <summary>
/// Which EC2 instance types are offered in which zone, as of 2025-03 (EC2's DescribeInstanceTypeOfferings, as moto 5.1.1 keeps it;
/// <c>tests/cloud/offers.py</c> writes the table). A zone is meant by its id, such as <c>euc1-az1</c>: letters differ from account to account
/// (AWS docs, "Availability Zone IDs for your AWS resources").
/// </summary>
public static class InstanceOffers
{
    /// <summary>When the table was true, for messages.</summary>
    public const string AsOf = "2025-03";

    private static readonly Lazy<Table> Known = new(Read);

    /// <summary>The ids of a region's zones, in order; empty where the table does not know the region.</summary>
    public static IReadOnlyList<string> ZonesOf(string location) => Known.Value.Zones.GetValueOrDefault(location) ?? [];

    /// <summary>True if a zone offers a type, such as <c>m7a.large</c>.</summary>
    public static bool Has(string zone, string type) => Known.Value.Types.TryGetValue(zone, out var types) && types.Contains(type);

    /// <summary>True if any zone offers a type.</summary>
    public static bool Exists(string type) => Known.Value.Types.Values.Any(types => types.Contains(type));

    private static Table Read()
    {
        using var stream = typeof(InstanceOffers).Assembly.GetManifestResourceStream("instance-offers.txt")!;
        using var text = new StreamReader(stream);
        var sizes = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var zones = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var types = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ');
            if (words[0] == "sizes")
            {
                sizes.Add(words[1], words[2].Split(','));
                continue;
            }

            if (!zones.TryGetValue(words[0], out var known))
                zones.Add(words[0], known = []);
            known.Add(words[1]);
            types.Add(words[1], [.. words.Skip(2).SelectMany(family => Types(family, sizes))]);
        }

        return new Table(zones, types);
    }

    // `m7a` in every size, or `m7i-flex.large,xlarge`.
    private static IEnumerable<string> Types(string told, Dictionary<string, string[]> sizes)
    {
        var parts = told.Split('.');
        return (parts.Length == 1 ? sizes[told] : parts[1].Split(',')).Select(size => $"{parts[0]}.{size}");
    }

    private sealed record Table(Dictionary<string, List<string>> Zones, Dictionary<string, HashSet<string>> Types);
}
