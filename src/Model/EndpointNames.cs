using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The names by which clients reach a region. DNS and the poolers' certificates both take them from here, so that <c>sslmode=verify-full</c>
/// finds the name that it asked for.</summary>
public static class EndpointNames
{
    /// <summary>What leads to the primary.</summary>
    public const string Write = "write";

    /// <summary>What leads to the replicas.</summary>
    public const string Read = "read";

    /// <summary>What clients come for.</summary>
    public static IReadOnlyList<string> Purposes { get; } = [Write, Read];

    /// <summary>A region's domain; <c>internal</c> is reserved for private use (ICANN resolution 2024.07.29.06).</summary>
    public static string Domain(Region region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return $"{region.Name}.internal";
    }

    /// <summary>The region's name for a purpose, which a promotion moves to the other site.</summary>
    public static string Of(Region region, string purpose) => $"{purpose}.{Domain(region)}";

    /// <summary>A site's own name for a purpose.</summary>
    public static string Of(Region region, Name site, string purpose) => $"{purpose}.{site}.{Domain(region)}";

    /// <summary>Every name that may lead to the poolers of a site: its own, and the region's, which it gets with a promotion.</summary>
    public static IReadOnlyList<string> LeadingTo(Region region, Name site) =>
        [.. Purposes.Select(purpose => Of(region, purpose)), .. Purposes.Select(purpose => Of(region, site, purpose))];
}
