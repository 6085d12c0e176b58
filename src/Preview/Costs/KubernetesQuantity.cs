using System.Globalization;

namespace ClusterProvisioning.Preview.Costs;

/// <summary>Reads sizes as Kubernetes writes them, such as <c>50Gi</c> (Kubernetes docs, "Quantity").</summary>
internal static class KubernetesQuantity
{
    private const decimal KiB = 1024;
    private const decimal Kilo = 1000;
    private const decimal GiBBytes = KiB * KiB * KiB;

    private static readonly (string Suffix, decimal Bytes)[] Suffixes =
    [
        ("Ki", KiB), ("Mi", KiB * KiB), ("Gi", GiBBytes), ("Ti", GiBBytes * KiB),
        ("k", Kilo), ("M", Kilo * Kilo), ("G", Kilo * Kilo * Kilo), ("T", Kilo * Kilo * Kilo * Kilo), ("", 1),
    ];

    /// <summary>A quantity in GiB; 0 of what is none.</summary>
    public static decimal GiB(string? text)
    {
        var (suffix, bytes) = Suffixes.First(each => (text ?? "").EndsWith(each.Suffix, StringComparison.Ordinal));
        return decimal.TryParse((text ?? "")[..^suffix.Length], CultureInfo.InvariantCulture, out var number) ? number * bytes / GiBBytes : 0;
    }
}
