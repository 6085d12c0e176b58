using System.Globalization;

namespace ClusterProvisioning.Operations.Restores;

/// <summary>How many rows a table must have.</summary>
/// <param name="Database">The database.</param>
/// <param name="Table">The table, with its schema.</param>
/// <param name="Rows">The number.</param>
public sealed record ExpectedRows(string Database, string Table, long Rows)
{
    private const int Columns = 3;

    /// <summary>How a report names the table.</summary>
    public string Key => $"{Database} {Table}";

    /// <summary>Reads a file with a line a table: database, schema and table, number.</summary>
    public static IReadOnlyList<ExpectedRows> Read(string file) =>
        [.. File.ReadLines(file).Select((line, index) => (Text: line.Split('#')[0].Trim(), Number: index + 1)).Where(line => line.Text.Length > 0)
            .Select(line => Parse(file, line.Number, line.Text))];

    private static ExpectedRows Parse(string file, int number, string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: Columns } words
        && words[1].Contains('.', StringComparison.Ordinal)
        && long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? new ExpectedRows(words[0], words[1], rows)
            : throw new OperationException($"{file}:{number}: '{text}' is no expectation; wanted DATABASE SCHEMA.TABLE ROWS, such as: app public.written 42");
}
