using System.Text.Json;

namespace ClusterProvisioning.Database.Reading;

/// <summary>Which declared text each found text goes back to: the rows of <c>provision.definition</c>.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<(string Kind, string Schema, string Name, string Part), (string Declared, string Found)> _rows;

    /// <summary>Takes the rows of <c>provision.definition</c>.</summary>
    public Definitions(IEnumerable<JsonElement> rows) => _rows = rows.ToDictionary(
        row => (row.Text("kind")!, row.Text("schema_name")!, row.Text("object_name")!, row.Text("part")!),
        row => (row.Text("declared")!, row.Text("found")!));

    /// <summary>The fingerprint of the declared text, where the found one is still what it became; otherwise a mark that equals no declared one.</summary>
    public string Of(string kind, string schema, string name, string part, string? found)
    {
        if (found is null)
            return "";
        return _rows.TryGetValue((kind, schema, name, part), out var row) && row.Found == found ? row.Declared : $"changed ({found[..8]})";
    }
}
