using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>The statements, each under what it is for.</summary>
internal sealed class SqlPlanReport : PlanReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, Plan plan)
    {
        foreach (var step in plan.Steps)
        {
            output.Write($"-- in database {OneLine(step.Database)}: {OneLine(step.Title)}: {OneLine(step.Reason)}\n");
            if (step.Loses is not null)
                output.Write($"-- LOSES {OneLine(step.Loses)}\n");
            foreach (var statement in step.Statements)
                output.Write($"{statement.Shown};\n");
            if (step.Patch is not null)
                output.Write($"-- {Patch(step)}\n");
        }

        foreach (var note in Notes(plan))
            output.Write($"-- {OneLine(note)}\n");
        output.Write($"-- {Summary(plan)}\n");
    }
}
