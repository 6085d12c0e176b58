namespace ClusterProvisioning.Services;

/// <summary>Whether units of systemd run (systemctl(1), <c>is-active</c>).</summary>
internal static class ActiveUnits
{
    private const string Active = "active";

    /// <summary>What a state a line comes to.</summary>
    /// <param name="units">The units, in the order in which they were asked.</param>
    /// <param name="states">Their states.</param>
    public static string? Judge(IReadOnlyList<string> units, string states)
    {
        var lines = states.Split('\n', StringSplitOptions.TrimEntries);
        for (var i = 0; i < units.Count; i++)
        {
            if (lines.ElementAtOrDefault(i) != Active)
                return $"{units[i]} is {lines.ElementAtOrDefault(i) ?? "silent"}";
        }

        return null;
    }
}
