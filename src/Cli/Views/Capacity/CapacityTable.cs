namespace ClusterProvisioning.Cli.Views.Capacity;

/// <summary>A table of a capacity report; all but the first column are figures.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Columns">The columns' heads.</param>
/// <param name="Rows">The rows.</param>
internal sealed record CapacityTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
