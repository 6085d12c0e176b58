using ClusterProvisioning.Model.Capacity;

namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>For a page or a pull request: tables.</summary>
internal sealed class MarkdownCapacityReport : CapacityReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, CapacityPlan plan)
    {
        output.Write(CapacityTables.Heading(plan) + ".\n");
        foreach (var table in CapacityTables.Of(plan))
        {
            output.Write($"\n**{table.Title}**\n\n");
            if (table.Rows.Count == 0)
            {
                output.Write("nothing\n");
                continue;
            }

            output.Write($"| {string.Join(" | ", table.Columns)} |\n|---|{string.Concat(table.Columns.Skip(1).Select(_ => "---:|"))}\n");
            foreach (var row in table.Rows)
                output.Write($"| {string.Join(" | ", row)} |\n");
        }
    }
}
