using System.Text.Json.Nodes;
using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>A plan for a program: every step with its statements, and what is left alone.</summary>
internal sealed class JsonPlanReport : PlanReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, Plan plan) => output.Write(new JsonObject
    {
        ["server"] = plan.Facts.Edition,
        ["doubt"] = plan.Facts.Doubt,
        ["steps"] = new JsonArray([.. plan.Steps.Select(Step)]),
        ["unavailable"] = new JsonArray([.. plan.Unavailable.Select(each => (JsonNode)each.Id.ToString())]),
        ["closed"] = new JsonArray([.. plan.Closed.Select(each => (JsonNode)each.ToString())]),
        ["pendingRestarts"] = new JsonArray([.. plan.Facts.PendingRestarts.Select(each => (JsonNode)each)]),
        ["leftAlone"] = new JsonArray([.. plan.LeftAlone.Select(each => (JsonNode)each.Id.ToString())]),
    }.ToJsonString(JsonFormat.Indented) + "\n");

    private static JsonObject Step(Step step) => new()
    {
        ["object"] = step.Object.ToString(),
        ["kind"] = step.Kind.ToString().ToLowerInvariant(),
        ["reason"] = step.Reason,
        ["database"] = step.Database,
        ["sql"] = new JsonArray([.. step.Statements.Select(statement => (JsonNode)statement.Shown)]),
        ["patch"] = step.Patch,
        ["lock"] = Lock(step.Lock),
        ["transactional"] = step.Transactional,
        ["loses"] = step.Loses,
        ["reverse"] = step.Reverse,
    };
}
