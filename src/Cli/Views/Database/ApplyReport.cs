using System.Text.Json.Nodes;
using ClusterProvisioning.Database.Applying;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>Writes what came of an apply.</summary>
internal static class ApplyReport
{
    /// <summary>Writes the table of steps and what is left.</summary>
    public static void Write(TextWriter output, ApplyResult result, PlanFormat format)
    {
        if (format == PlanFormat.Json)
        {
            output.Write(Json(result).ToJsonString(JsonFormat.Indented) + "\n");
            return;
        }

        foreach (var step in result.Steps)
            output.Write(ApplyText.Line(step) + "\n");
        foreach (var each in result.Plan.Withheld)
            output.Write($"withheld: {each.Id}: {each.Reason}; mending it loses something: --allow-destructive\n");
        foreach (var each in result.Plan.Unavailable)
            output.Write($"{each.Id}: unavailable: needs the community edition\n");
        foreach (var column in result.Plan.Closed)
            output.Write($"{PlanReport.ClosedColumn(column)}\n");
        foreach (var member in result.Plan.Facts.PendingRestarts)
            output.Write($"member {member}: pending restart: a parameter waits for it (patronictl restart)\n");
        var done = result.Steps.Count(step => step.Outcome == StepOutcome.Done);
        output.Write(result.Failed is not null ? $"stopped after {Steps(done)}\n"
            : done == 0 ? "nothing to do\n"
            : $"{Steps(done)} done in {result.Steps.Sum(step => step.Took.TotalSeconds):0.0} s\n");
    }

    private static JsonObject Json(ApplyResult result) => new()
    {
        ["steps"] = new JsonArray([.. result.Steps.Select(step => new JsonObject
        {
            ["object"] = step.Step.Object.ToString(),
            ["kind"] = step.Step.Kind.ToString().ToLowerInvariant(),
            ["outcome"] = step.Outcome.ToString().ToLowerInvariant(),
            ["milliseconds"] = Math.Round(step.Took.TotalMilliseconds, 1),
            ["message"] = step.Message,
        })]),
        ["withheld"] = new JsonArray([.. result.Plan.Withheld.Select(each => (JsonNode)each.Id.ToString())]),
        ["unavailable"] = new JsonArray([.. result.Plan.Unavailable.Select(each => (JsonNode)each.Id.ToString())]),
        ["closed"] = new JsonArray([.. result.Plan.Closed.Select(each => (JsonNode)each.ToString())]),
    };

    private static string Steps(int count) => count == 1 ? "1 step" : $"{count} steps";
}
