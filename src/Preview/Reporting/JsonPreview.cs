using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Costs;
using ClusterProvisioning.Preview.Machines;

namespace ClusterProvisioning.Preview.Reporting;

/// <summary>For a program: everything, uncut.</summary>
internal sealed class JsonPreview : PreviewReport
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public override void Write(TextWriter output, RegionPreview preview) => output.Write(new JsonObject
    {
        ["region"] = preview.Region,
        ["against"] = preview.Against,
        ["changes"] = preview.HasChanges,
        ["cost"] = Cost(preview.Cost),
        ["risk"] = Risk(preview),
        ["resources"] = Array(preview.Resources.Changes, Resource),
        ["unknown"] = Array(
            preview.Resources.Unknown,
            unknown => new JsonObject { ["type"] = unknown.Type, ["name"] = unknown.Name, ["path"] = unknown.Path, ["value"] = unknown.Value }),
        ["machines"] = preview.Machines is { } machines ? Machines(machines) : null,
    }.ToJsonString(Format) + "\n");

    // USD a month.
    private static JsonObject Cost(CostComparison cost) => new()
    {
        ["before"] = Math.Round(cost.Before.PerMonth, 2),
        ["after"] = Math.Round(cost.After.PerMonth, 2),
        ["kept"] = Math.Round(cost.Kept, 2),
        ["parts"] = Array(cost.Parts, each => new JsonObject { ["part"] = Word(each.Part), ["difference"] = Math.Round(each.Difference, 2) }),
        ["unknown"] = Texts(cost.After.Unknown.Select(item => item.Shown)),
    };

    private static JsonObject Risk(RegionPreview preview) => new()
    {
        ["line"] = RiskText.Headline(preview),
        ["refused"] = Array(preview.Risk.Refusals, refusal => new JsonObject { ["reason"] = refusal.Reason, ["next"] = refusal.Next }),
        ["stops"] = Array(
            preview.Risk.Stops,
            stop => new JsonObject { ["quorum"] = stop.Quorum.Name, ["members"] = Texts(stop.Quorum.Members), ["stopped"] = Texts(stop.Stopped) }),
        ["undelivered"] = Texts(preview.Risk.Undelivered),
        ["effects"] = Array(
            preview.Risk.Effects,
            effect => new JsonObject
            {
                ["kind"] = Word(effect.Kind),
                ["unit"] = effect.Unit,
                ["nodes"] = Texts(effect.Nodes),
                ["causes"] = Texts(effect.Causes),
            }),
        ["notes"] = Texts(preview.Risk.Notes),
    };

    private static JsonObject Resource(ResourceChange change) => new()
    {
        ["kind"] = Word(change.Kind),
        ["type"] = change.Resource.Type,
        ["name"] = change.Resource.Name,
        ["protected"] = change.IsProtected,
        ["retained"] = change.IsKept,
        ["properties"] = Array(change.Properties, Property),
        ["ignored"] = Array(change.Ignored, Property),
    };

    private static JsonObject Property(PropertyChange change) =>
        new() { ["path"] = change.Path, ["before"] = change.Before, ["after"] = change.After, ["replaces"] = change.Replaces };

    private static JsonObject Machines(MachineComparison machines) => new()
    {
        ["machines"] = Array(
            machines.Machines,
            change => new JsonObject { ["kind"] = Word(change.Kind), ["name"] = change.Machine.Name, ["files"] = Texts(change.Machine.Files.Keys) }),
        ["units"] = Array(machines.Units, unit => new JsonObject { ["unit"] = unit.Unit, ["enabled"] = unit.Enabled, ["nodes"] = Texts(unit.Nodes) }),
        ["files"] = Array(machines.Files, File),
    };

    private static JsonObject File(FileChange file) => new()
    {
        ["kind"] = Word(file.Kind),
        ["path"] = file.Path,
        ["nodes"] = Texts(file.Nodes),
        ["rightsBefore"] = file.Rights?.Before,
        ["rightsAfter"] = file.Rights?.After,
        ["effects"] = Array(file.Effects, effect => new JsonObject { ["kind"] = Word(effect.Kind), ["unit"] = effect.Unit, ["cause"] = effect.Cause }),
        ["diff"] = Texts(file.Diff),
    };

    private static JsonArray Array<T>(IEnumerable<T> items, Func<T, JsonNode> node) => new([.. items.Select(node)]);

    private static JsonArray Texts(IEnumerable<string> texts) => Array(texts, text => JsonValue.Create(text));

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
