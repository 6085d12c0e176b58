using System.Collections.Concurrent;
using System.Collections.Frozen;

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

    // A zone offers some 700 types: only those of zones that are asked for are taken apart.
    private static readonly Lazy<Table> Known = new(Read);
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, string>> ByZone = new(StringComparer.Ordinal);

    /// <summary>The ids of a region's zones, in order; empty where the table does not know the region.</summary>
    public static IReadOnlyList<string> ZonesOf(string location) => Known.Value.Zones.GetValueOrDefault(location) ?? [];

    /// <summary>True if a zone offers a type, such as <c>m7a.large</c>.</summary>
    public static bool Has(string zone, string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var (family, size) = Parts(type);
        return ByZone.GetOrAdd(zone, Families).TryGetValue(family, out var sizes) && Holds(sizes, size);
    }

    /// <summary>True if any zone offers a type.</summary>
    public static bool Exists(string type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var (family, size) = Parts(type);
        return Known.Value.Sizes.TryGetValue(family, out var sizes) && Holds(sizes, size);
    }

    // The sizes of each family that a zone offers: `m7a` is told for every size, `m7i-flex.large,xlarge` for some.
    private static FrozenDictionary<string, string> Families(string zone) =>
        Known.Value.Lines.TryGetValue(zone, out var line)
            ? line.Split(' ').Skip(2).Select(Parts).ToFrozenDictionary(
                told => told.Family,
                told => told.Size.Length == 0 ? Known.Value.Sizes[told.Family] : told.Size,
                StringComparer.Ordinal)
            : FrozenDictionary<string, string>.Empty;

    private static (string Family, string Size) Parts(string type) =>
        type.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? (type[..dot], type[(dot + 1)..]) : (type, "");

    private static bool Holds(string sizes, string size) => size.Length > 0 && $",{sizes},".Contains($",{size},", StringComparison.Ordinal);

    private static Table Read()
    {
        using var stream = typeof(InstanceOffers).Assembly.GetManifestResourceStream("instance-offers.txt")!;
        using var text = new StreamReader(stream);
        var sizes = new Dictionary<string, string>(StringComparer.Ordinal);
        var zones = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var words = line.Split(' ', 3);
            if (words[0] == "sizes")
            {
                sizes.Add(words[1], words[2]);
                continue;
            }

            if (!zones.TryGetValue(words[0], out var known))
                zones.Add(words[0], known = []);
            known.Add(words[1]);
            lines.Add(words[1], line);
        }

        return new Table(zones, lines, sizes);
    }

    private sealed record Table(Dictionary<string, List<string>> Zones, Dictionary<string, string> Lines, Dictionary<string, string> Sizes);
}
