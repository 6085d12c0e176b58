using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>For a person at a terminal: what, why, the statements, and what it takes.</summary>
internal sealed class TextPlanReport : PlanReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, Plan plan)
    {
        foreach (var step in plan.Steps)
        {
            output.Write($"{OneLine(step.Title)}\n    {OneLine(step.Reason)}\n");
            foreach (var statement in step.Statements)
                output.Write($"    {statement.Shown.ReplaceLineEndings("\n    ")}\n");
            if (step.Patch is not null)
                output.Write($"    {Patch(step)}\n");
            if (Takes(step) is { Length: > 0 } takes)
                output.Write($"    ({takes})\n");
            if (step.Loses is not null)
                output.Write($"    LOSES {OneLine(step.Loses)}\n");
        }

        foreach (var note in Notes(plan))
            output.Write($"{OneLine(note)}\n");
        output.Write($"{plan.Facts.Edition}: {Summary(plan)}\n");
    }

    private static string Takes(Step step)
    {
        var parts = new List<string>();
        if (step.Lock != LockLevel.None)
            parts.Add($"lock: {Lock(step.Lock)}");
        if (!step.Transactional)
            parts.Add("outside a transaction");
        return string.Join("; ", parts);
    }
}
