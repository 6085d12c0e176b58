using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.RegionFile.Yaml;

namespace ClusterProvisioning.RegionFile.Schema;

/// <summary>The JSON schema of region files (draft 7, which editors read), from the same shapes that the loader binds.</summary>
/// <remarks>Nothing is required in it: a profile and the region that completes it are checked together, by <c>validate</c>.</remarks>
public sealed class RegionSchema
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly JsonObject _definitions = [];
    private readonly XmlDocs _docs = XmlDocs.Of(typeof(RegionDeclaration).Assembly);

    /// <summary>The schema's text, ending with a line break.</summary>
    public static string Write()
    {
        var schema = new RegionSchema();
        var root = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A region of ClusterProvisioning",
            ["$ref"] = schema.Reference(typeof(RegionDeclaration)),
        };
        root["definitions"] = schema._definitions;
        return root.ToJsonString(Format) + "\n";
    }

    private string Reference(Type record)
    {
        var name = record.Name.Replace("Declaration", "", StringComparison.Ordinal);
        if (!_definitions.ContainsKey(name))
        {
            // Entered before it is filled, so that a record may hold its own kind.
            var definition = new JsonObject { ["type"] = "object", ["description"] = _docs.Summary(record), ["additionalProperties"] = false };
            _definitions[name] = definition;
            var properties = new JsonObject();
            foreach (var (key, known) in RecordShape.Of(record).Keys)
            {
                var value = Value(known.Property.PropertyType);
                value["description"] = _docs.Summary(known.Property);
                if (known.Range is { } range)
                {
                    (value["minimum"], value["maximum"]) = (JsonValue.Create((int)Convert.ToDouble(range.Minimum)),
                        JsonValue.Create((int)Convert.ToDouble(range.Maximum)));
                }

                properties[key] = value;
            }

            definition["properties"] = properties;
        }

        return "#/definitions/" + name;
    }

    private JsonObject Value(Type type)
    {
        type = ValueShape.Unwrapped(type);
        if (ScalarType.For(type) is { } scalar)
            return Scalar(scalar);
        if (ValueShape.ListItem(type) is { } item)
            return OneOrMany(item);
        if (ValueShape.MapEntry(type) is { } entry)
            return Map(entry.Key, entry.Value);
        return new JsonObject { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = Reference(type) }) };
    }

    private JsonObject OneOrMany(Type item) => new()
    {
        ["anyOf"] = new JsonArray(Value(item), new JsonObject { ["type"] = "array", ["items"] = Value(item) }),
    };

    /// <summary>Null is allowed, since it removes what a profile declares.</summary>
    private JsonObject Map(Type key, Type value)
    {
        var map = new JsonObject
        {
            ["type"] = new JsonArray("object", "null"),
            ["additionalProperties"] = new JsonObject { ["anyOf"] = new JsonArray(Value(value), new JsonObject { ["type"] = "null" }) },
        };
        if (ScalarType.For(key)!.Schema.TryGetValue("pattern", out var pattern))
            map["propertyNames"] = new JsonObject { ["pattern"] = (string)pattern };
        return map;
    }

    private static JsonObject Scalar(ScalarType scalar)
    {
        var schema = new JsonObject();
        foreach (var (key, value) in scalar.Schema)
            schema[key] = value is string[] many ? new JsonArray([.. many.Select(each => JsonValue.Create(each))]) : JsonValue.Create((string)value);
        return schema;
    }
}
