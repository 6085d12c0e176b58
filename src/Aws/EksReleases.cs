namespace ClusterProvisioning.Aws;

/// <summary>
/// Versions of Kubernetes on EKS, as of 2026-02 (EKS docs, "Understand the Kubernetes version lifecycle on EKS"; endoflife.date/amazon-eks). After the end of
/// standard support an hour of a cluster costs six times as much; after that of extended support EKS moves it to another version by itself.
/// </summary>
public static class EksReleases
{
    /// <summary>When the table was true, for messages.</summary>
    public const string AsOf = "2026-02";

    private static readonly Dictionary<string, (DateOnly Standard, DateOnly Extended)> Ends = new(StringComparer.Ordinal)
    {
        ["1.30"] = (new(2025, 7, 23), new(2026, 7, 23)),
        ["1.31"] = (new(2025, 11, 26), new(2026, 11, 26)),
        ["1.32"] = (new(2026, 3, 23), new(2027, 3, 23)),
        ["1.33"] = (new(2026, 7, 29), new(2027, 7, 29)),
        ["1.34"] = (new(2026, 12, 2), new(2027, 12, 2)),
        ["1.35"] = (new(2027, 3, 27), new(2028, 3, 27)),
    };

    /// <summary>The last days of a version's standard and extended support; null for one that the table does not know.</summary>
    /// <param name="version">Major and minor, such as <c>1.35</c>.</param>
    public static (DateOnly Standard, DateOnly Extended)? EndsOf(string version) => Ends.TryGetValue(version, out var ends) ? ends : null;
}
