using System.Text.Json;

namespace ClusterProvisioning.Preview.Programs;

/// <summary>What a stack says of itself, as its export has it.</summary>
public static class StackOutputs
{
    private const string StackType = "pulumi:pulumi:Stack";

    /// <summary>The texts of an output that is a map; none where the stack has no such output, as before its first `up`.</summary>
    /// <param name="json">The text of the export, which is one (<see cref="StateReader"/>).</param>
    /// <param name="name">The output's name.</param>
    public static IReadOnlyDictionary<string, string> Map(string json, string name)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.GetProperty("deployment").TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
            return new Dictionary<string, string>(StringComparer.Ordinal);
        return resources.EnumerateArray().Where(IsStack).SelectMany(stack => Texts(stack, name).ToList()).ToDictionary(StringComparer.Ordinal);
    }

    private static bool IsStack(JsonElement resource) => resource.TryGetProperty("type", out var type) && type.ValueEquals(StackType);

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonElement stack, string name)
    {
        if (!stack.TryGetProperty("outputs", out var outputs) || !outputs.TryGetProperty(name, out var map) || map.ValueKind != JsonValueKind.Object)
            yield break;
        // A secret is a map of its own.
        foreach (var each in map.EnumerateObject().Where(each => each.Value.ValueKind == JsonValueKind.String))
            yield return KeyValuePair.Create(each.Name, each.Value.GetString()!);
    }
}
