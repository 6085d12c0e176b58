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
            TextColumns.Write(output, table.Columns, table.Rows, texts: 1);
        }
    }
}
