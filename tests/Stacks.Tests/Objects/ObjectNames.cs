using System.Text.Json.Nodes;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>Names, labels and keys of an object, whose forms are in no type.</summary>
internal static class ObjectNames
{
    public static IEnumerable<Finding> Judge(KubernetesObject item)
    {
        IEnumerable<Finding> own = item.Content["metadata"]?["name"] is { } name ? Text(name, PatternOf(item.Kind), "metadata.name") : [];
        IEnumerable<Finding> data = item.Kind is "ConfigMap" ? Keys(item.Content["data"], NamePattern.DataKey, "data") : [];
        return [.. own, .. data, .. Below(item.Content, "")];
    }

    // pkg/apis/core/validation: ValidateNamespaceName, ValidateServiceName (a gate that lets names begin with a digit is not on everywhere);
    // pkg/apis/apps/validation: ValidateStatefulSetName, whose pods are hosts. All others are NameIsDNSSubdomain.
    private static NamePattern PatternOf(string kind) => kind switch
    {
        "Service" => NamePattern.ServiceLabel,
        "Namespace" or "StatefulSet" => NamePattern.Label,
        _ => NamePattern.Subdomain,
    };

    private static IEnumerable<Finding> Below(JsonNode? node, string path) => node switch
    {
        JsonObject content => content.SelectMany(each => Field(each.Key, each.Value, ObjectShape.Join(path, each.Key))),
        JsonArray list => list.SelectMany((each, i) => Below(each, $"{path}[{i}]")),
        _ => [],
    };

    private static IEnumerable<Finding> Field(string key, JsonNode? value, string path) => key switch
    {
        "labels" or "matchLabels" or "nodeSelector" => Labels(value, path),
        // A Service's selector is the labels themselves.
        "selector" when value is JsonObject labels && labels.All(each => each.Value is JsonValue) => Labels(labels, path),
        "annotations" => Keys(value, NamePattern.Key, path),
        "namespace" => Text(value, NamePattern.Label, path),
        "containers" or "initContainers" or "volumes" when value is JsonArray named =>
            [.. named.SelectMany((each, i) => Text(each?["name"], NamePattern.Label, $"{path}[{i}].name")), .. Below(value, path)],
        _ => Below(value, path),
    };

    private static IEnumerable<Finding> Labels(JsonNode? labels, string path) =>
    [
        .. Keys(labels, NamePattern.Key, path),
        .. (labels as JsonObject ?? []).SelectMany(each => Text(each.Value, NamePattern.Value, ObjectShape.Join(path, each.Key))),
    ];

    private static IEnumerable<Finding> Keys(JsonNode? map, NamePattern pattern, string path) =>
        (map as JsonObject ?? []).SelectMany(each => pattern.Judge(each.Key, ObjectShape.Join(path, each.Key)));

    // What is no text is found where types are judged.
    private static IEnumerable<Finding> Text(JsonNode? node, NamePattern pattern, string path) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? pattern.Judge(text, path) : [];
}
