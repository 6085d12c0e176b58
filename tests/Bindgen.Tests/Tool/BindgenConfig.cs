using System.Text.Json.Nodes;

namespace Bindgen.Tests.Tool;

/// <summary>A copy of bindgen.json that a test may spoil.</summary>
internal sealed class BindgenConfig
{
    private readonly JsonNode _root = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Bindgen, "bindgen.json")))!;

    public JsonObject Aws => Package("@pulumi/aws");

    public IEnumerable<JsonObject> Packages => _root["packages"]!.AsArray().Select(package => package!.AsObject());

    public JsonObject Package(string npm) => Packages.Single(package => (string?)package["npm"] == npm);

    public JsonObject Row(string table, string type, string property) =>
        Aws[table]!.AsArray().Select(row => row!.AsObject()).Single(row => (string?)row["type"] == type && Names(row).Contains(property));

    /// <summary>Runs bindgen with this configuration into a folder of its own.</summary>
    public ToolResult Run()
    {
        using var folder = new TemporaryFolder();
        var file = System.IO.Path.Combine(folder.Path, "bindgen.json");
        File.WriteAllText(file, _root.ToJsonString());
        return BindgenTool.Run("--config", file, "--out", System.IO.Path.Combine(folder.Path, "out"));
    }

    private static IEnumerable<string?> Names(JsonObject row) =>
        row["property"] is { } property ? [(string?)property] : (row["int"] ?? row["double"])!.AsArray().Select(name => (string?)name);
}
