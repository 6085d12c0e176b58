using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>For a pull request: a table of the steps, the statements folded away.</summary>
internal sealed class MarkdownPlanReport : PlanReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, Plan plan)
    {
        output.Write($"**{Summary(plan)}** ({plan.Facts.Edition})\n\n");
        if (plan.Steps.Count > 0)
            output.Write("| | object | why | lock | loses |\n|---|---|---|---|---|\n");
        foreach (var step in plan.Steps)
            output.Write($"| {string.Join(" | ", Cells(step))} |\n");
        foreach (var note in Notes(plan))
            output.Write($"\n- {Cell(note)}");
        if (plan.Steps.Count > 0)
            output.Write($"\n<details><summary>SQL</summary>\n\n{Fenced(plan)}\n</details>");
        output.Write("\n");
    }

    private static IEnumerable<string> Cells(Step step) =>
    [
        step.Kind.ToString().ToLowerInvariant(),
        Cell(step.Object.ToString()),
        Cell(step.Reason),
        step.Lock == LockLevel.None ? "" : Lock(step.Lock),
        Cell(step.Loses ?? ""),
    ];

    /// <summary>A fence longer than any run of backticks within.</summary>
    private static string Fenced(Plan plan)
    {
        var sql = string.Join("\n", plan.Steps.SelectMany(Lines));
        var fence = "```";
        while (sql.Contains(fence, StringComparison.Ordinal))
            fence += "`";
        return $"{fence}sql\n{sql}\n{fence}\n";
    }

    private static IEnumerable<string> Lines(Step step) =>
        step.Statements.Select(statement => statement.Shown + ";").Concat(step.Patch is null ? [] : [$"-- {Patch(step)}"]);

    private static string Cell(string text) =>
        OneLine(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("`", "\\`", StringComparison.Ordinal);
}
