namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Suggestion
{
    /// <summary>" Did you mean 'x'?" with the nearest candidate, or an empty text where none is near.</summary>
    public static string For(string written, IEnumerable<string> candidates)
    {
        var allowed = Math.Max(2, written.Length / 3);
        var best = candidates
            .Select(candidate => (Name: candidate, Distance: Distance(written, candidate)))
            .Where(candidate => candidate.Distance <= allowed && candidate.Distance < candidate.Name.Length)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is null ? "" : $" Did you mean '{best.Name}'?";
    }

    /// <summary>Number of letters to add, drop or replace (Levenshtein), without regard to case.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 16)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
