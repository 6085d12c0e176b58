using ClusterProvisioning.Model.Capacity;

namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>For a person at a terminal: tables in columns.</summary>
internal sealed class TextCapacityReport : CapacityReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, CapacityPlan plan)
    {
        output.Write(CapacityTables.Heading(plan) + "\n");
        foreach (var table in CapacityTables.Of(plan))
        {
            output.Write($"\n{table.Title}\n");
            var lines = new[] { table.Columns }.Concat(table.Rows).ToList();
            var widths = table.Columns.Select((_, column) => lines.Max(line => line[column].Length)).ToList();
            foreach (var line in table.Rows.Count == 0 ? [] : lines)
            {
                output.Write("  "
                    + string.Join("  ", line.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd()
                    + "\n");
            }

            if (table.Rows.Count == 0)
                output.Write("  nothing\n");
        }
    }
}
