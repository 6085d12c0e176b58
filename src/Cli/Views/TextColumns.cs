namespace ClusterProvisioning.Cli.Views;

/// <summary>A table in columns for a terminal: texts to the left, figures to the right.</summary>
internal static class TextColumns
{
    /// <summary>Writes a table, indented by two; "nothing" where it has no rows.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="heads">The columns' heads.</param>
    /// <param name="rows">The rows, a cell for each column.</param>
    /// <param name="texts">How many of the columns, from the left, are texts.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> heads, IReadOnlyList<IReadOnlyList<string>> rows, int texts)
    {
        if (rows.Count == 0)
        {
            output.Write("  nothing\n");
            return;
        }

        List<IReadOnlyList<string>> lines = [heads, .. rows];
        var widths = heads.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => column < texts ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            output.Write($"  {string.Join("  ", cells).TrimEnd()}\n");
        }
    }
}
