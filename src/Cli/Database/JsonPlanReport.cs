using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Database.Planning;

namespace ClusterProvisioning.Cli.Database;

/// <summary>For a program.</summary>
internal sealed class JsonPlanReport : PlanReport
{
    /// <summary>How this program writes JSON.</summary>
    public static JsonSerializerOptions Format { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override void Write(TextWriter output, Plan plan) => output.Write(new JsonObject
    {
        ["server"] = plan.Facts.Edition,
        ["steps"] = new JsonArray([.. plan.Steps.Select(Step)]),
        ["unavailable"] = new JsonArray([.. plan.Unavailable.Select(each => (JsonNode)each.Id.ToString())]),
        ["closed"] = new JsonArray([.. plan.Closed.Select(each => (JsonNode)each.ToString())]),
        ["pendingRestarts"] = new JsonArray([.. plan.Facts.PendingRestarts.Select(each => (JsonNode)each)]),
        ["leftAlone"] = new JsonArray([.. plan.LeftAlone.Select(each => (JsonNode)each.Id.ToString())]),
    }.ToJsonString(Format) + "\n");

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
