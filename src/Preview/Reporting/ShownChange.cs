namespace ClusterProvisioning.Preview.Reporting;

/// <summary>Old and new of a property, short enough for a line, cut so that what differs is seen.</summary>
internal static class ShownChange
{
    private const int Longest = 240;
    private const int Before = 40;

    /// <summary>Both values; "(none)" for none. Long ones begin shortly before the place where they differ, and say how long they are.</summary>
    /// <param name="old">The old value; null where there was none.</param>
    /// <param name="wanted">The new value; null where there is none.</param>
    public static (string Old, string Wanted) Of(string? old, string? wanted)
    {
        var isLong = old?.Length > Longest || wanted?.Length > Longest;
        var differs = isLong ? (old ?? "").AsSpan().CommonPrefixLength(wanted) : 0;
        var from = Math.Max(0, differs - Before);
        return (Cut(old, from), Cut(wanted, from));
    }

    private static string Cut(string? value, int from)
    {
        if (value is null)
            return "(none)";
        if (value.Length <= Longest)
            return value;
        var to = Math.Min(value.Length, from + Longest);
        return $"{(from > 0 ? "…" : "")}{value[from..to]}{(to < value.Length ? "…" : "")} ({value.Length} characters)";
    }
}
