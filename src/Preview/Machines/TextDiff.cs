namespace ClusterProvisioning.Preview.Machines;

/// <summary>Diffs of two texts line by line, in the form of <c>diff -u</c> without file names.</summary>
public static class TextDiff
{
    private const int Context = 3;
    private const long LargestTable = 4_000_000;

    /// <summary>The hunks, a line each; nothing where the texts are the same.</summary>
    public static IReadOnlyList<string> Unified(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (string.Equals(before, after, StringComparison.Ordinal))
            return [];
        var edits = Edits(Lines(before), Lines(after));
        var lines = new List<string>();
        for (var at = edits.FindIndex(edit => edit[0] != ' '); at >= 0;)
        {
            var end = EndOfHunk(edits, at);
            var begin = Math.Max(0, at - Context);
            var last = Math.Min(edits.Count, end + Context);
            lines.Add(Header(edits, begin, last));
            lines.AddRange(edits[begin..last]);
            at = edits.FindIndex(last, edit => edit[0] != ' ');
        }

        return lines;
    }

    /// <summary>The changed lines alone, for telling whether two diffs are alike.</summary>
    public static string Essence(IEnumerable<string> diff) => string.Join('\n', diff.Where(line => line is ['+' or '-', ..]));

    private static string[] Lines(string text) =>
        text.Length == 0
            ? []
            : text.EndsWith('\n') ? text[..^1].Split('\n') : [.. text.Split('\n')[..^1], text[(text.LastIndexOf('\n') + 1)..] + " (no newline at the end)"];

    // Changes less than two contexts apart share a hunk.
    private static int EndOfHunk(List<string> edits, int at)
    {
        var end = at + 1;
        for (var next = end; next < edits.Count && next <= end + (2 * Context); next++)
        {
            if (edits[next][0] != ' ')
                end = next + 1;
        }

        return end;
    }

    private static string Header(List<string> edits, int begin, int end)
    {
        var (oldAt, newAt) = (edits.Take(begin).Count(edit => edit[0] != '+'), edits.Take(begin).Count(edit => edit[0] != '-'));
        var hunk = edits[begin..end];
        var (oldCount, newCount) = (hunk.Count(edit => edit[0] != '+'), hunk.Count(edit => edit[0] != '-'));
        return $"@@ -{oldAt + (oldCount == 0 ? 0 : 1)},{oldCount} +{newAt + (newCount == 0 ? 0 : 1)},{newCount} @@";
    }

    private static List<string> Edits(string[] before, string[] after)
    {
        var same = before.Zip(after).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        var rest = Math.Min(before.Length, after.Length) - same;
        var tail = 0;
        while (tail < rest && string.Equals(before[^(tail + 1)], after[^(tail + 1)], StringComparison.Ordinal))
            tail++;
        return
        [
            .. before[..same].Select(line => " " + line),
            .. Middle(before[same..^tail], after[same..^tail]),
            .. before[^tail..].Select(line => " " + line),
        ];
    }

    // The longest common subsequence; where the table would be huge, all lines go and come.
    private static IEnumerable<string> Middle(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > LargestTable)
            return [.. before.Select(line => "-" + line), .. after.Select(line => "+" + line)];
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = string.Equals(before[i], after[j], StringComparison.Ordinal)
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return Walk(before, after, common);
    }

    private static IEnumerable<string> Walk(string[] before, string[] after, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && string.Equals(before[i], after[j], StringComparison.Ordinal))
            {
                yield return " " + before[i++];
                j++;
            }
            else if (j >= after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                yield return "-" + before[i++];
            }
            else
            {
                yield return "+" + after[j++];
            }
        }
    }
}
