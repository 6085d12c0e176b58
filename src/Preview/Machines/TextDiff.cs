using DiffPlex;

namespace ClusterProvisioning.Preview.Machines;

/// <summary>Diffs of two texts line by line, in the form of <c>diff -u</c> without file names.</summary>
public static class TextDiff
{
    private const int Context = 3;

    /// <summary>The hunks, a line each; nothing where the texts are the same.</summary>
    public static IReadOnlyList<string> Unified(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (string.Equals(before, after, StringComparison.Ordinal))
            return [];
        var edits = Edits(before, after);
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
        text.Length == 0 ? []
        : text.EndsWith('\n') ? text[..^1].Split('\n')
        : [.. text.Split('\n')[..^1], text[(text.LastIndexOf('\n') + 1)..] + " (no newline at the end)"];

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

    private static List<string> Edits(string before, string after)
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new LineChunks());
        var edits = new List<string>();
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            edits.AddRange(diff.PiecesOld.Take(block.DeleteStartA).Skip(at).Select(line => " " + line));
            edits.AddRange(diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).Select(line => "-" + line));
            edits.AddRange(diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB).Select(line => "+" + line));
            at = block.DeleteStartA + block.DeleteCountA;
        }

        edits.AddRange(diff.PiecesOld.Skip(at).Select(line => " " + line));
        return edits;
    }

    private sealed class LineChunks : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Lines(text);
    }
}
