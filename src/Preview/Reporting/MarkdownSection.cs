using System.Text;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>A folded part of a comment.</summary>
/// <param name="Summary">What is seen of it at first.</param>
/// <param name="Lines">What lies within, in a block of code that is coloured as a diff.</param>
internal sealed record MarkdownSection(string Summary, IReadOnlyList<string> Lines)
{
    private const int LongestLine = 1000;

    /// <summary>The section, in at most so many bytes: its last lines are left out and counted. Null where not even its head fits.</summary>
    public string? Within(int bytes)
    {
        var lines = Lines.Select(Cut).ToList();
        var fence = Fence(lines);
        var head = $"<details><summary>{Escaped(Cut(Summary))}</summary>\n\n{fence}diff\n";
        var end = $"{fence}\n\n</details>\n";
        var room = bytes - Size(head) - Size(end) - Size(Omitted(lines.Count));
        if (room < 0)
            return null;
        var text = new StringBuilder(head);
        var taken = 0;
        foreach (var line in lines)
        {
            room -= Size(line) + 1;
            if (room < 0)
                break;
            text.Append(line).Append('\n');
            taken++;
        }

        if (taken < lines.Count)
            text.Append(Omitted(lines.Count - taken));
        return text.Append(end).ToString();
    }

    /// <summary>Number of bytes of a text in UTF-8, in which comments are measured.</summary>
    public static int Size(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The text with <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> written as entities.</summary>
    public static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Omitted(int lines) => $"… {lines} more lines are cut\n";

    private static string Cut(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";

    // Longer than any run of backticks within.
    private static string Fence(IEnumerable<string> lines)
    {
        var fence = "```";
        while (lines.Any(line => line.Contains(fence, StringComparison.Ordinal)))
            fence += "`";
        return fence;
    }
}
