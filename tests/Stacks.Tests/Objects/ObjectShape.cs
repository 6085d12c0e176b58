using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>An object beside its type: each field is known, and each value is of its field's type.</summary>
/// <remarks>The library's own strict reading would stop at the first finding, and says no path for a bad quantity or time.</remarks>
internal static class ObjectShape
{
    public static IEnumerable<Finding> Judge(JsonNode? node, Type type, string path = "")
    {
        // To the API, null is what is not there.
        if (node is null)
            return [];
        if (ItemOf(type, typeof(IList<>)) is { } item)
            return node is JsonArray list ? list.SelectMany((each, i) => Judge(each, item, $"{path}[{i}]")) : [Not("a list", node, path)];
        if (ItemOf(type, typeof(IDictionary<,>)) is { } value)
            return node is JsonObject map ? map.SelectMany(each => Judge(each.Value, value, Join(path, each.Key))) : [Not("a map", node, path)];
        if (ApiTypes.FieldsOf(type) is not { Count: > 0 } fields)
            return Value(node, type, path);
        return node is JsonObject content ? content.SelectMany(each => Field(each, type, fields, path)) : [Not($"a {type.Name}", node, path)];
    }

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static IEnumerable<Finding> Field(
        KeyValuePair<string, JsonNode?> field, Type type, IReadOnlyDictionary<string, PropertyInfo> fields, string path) =>
        fields.TryGetValue(field.Key, out var known)
            ? Judge(field.Value, known.PropertyType, Join(path, field.Key))
            : [new Finding(Join(path, field.Key), $"{type.Name} of Kubernetes {ApiTypes.Version} has no such field")];

    private static IEnumerable<Finding> Value(JsonNode node, Type type, string path)
    {
        try
        {
            _ = node.Deserialize(type, ApiTypes.Json);
            return [];
        }
        // A converter of the library says what it cannot parse by whatever the parser throws.
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or InvalidOperationException or NotSupportedException)
        {
            return [Not($"a value of {(Nullable.GetUnderlyingType(type) ?? type).Name}", node, path)];
        }
    }

    private static Finding Not(string wanted, JsonNode node, string path) => new(path, $"wants {wanted}, not {node.ToJsonString()}");

    private static Type? ItemOf(Type type, Type collection) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == collection ? type.GetGenericArguments()[^1] : null;
}
