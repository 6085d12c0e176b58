using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pulumi.Embedded.Yaml;

/// <summary>Turns what .NET has many forms of into one that is written.</summary>
internal static class Plain
{
    /// <summary>Numbers as YAML and Pulumi read them back.</summary>
    public static string Number(double number)
        => double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : throw new ProgramException($"{number} is no number that Pulumi can carry.");

    /// <summary>Maps sorted by ordinal: the order of hashed ones changes from process to process.</summary>
    public static SortedList<string, object?> Map(IDictionary map)
    {
        var sorted = new SortedList<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (DictionaryEntry entry in map)
        {
            if (entry.Key is not string key)
                throw new ProgramException($"A map with keys of type {entry.Key.GetType().Name} cannot be an argument: keys must be texts.");
            sorted[key] = entry.Value;
        }

        return sorted;
    }

    /// <summary>The length of a list; an immutable array that was never made counts as empty, as in the official SDK.</summary>
    public static int Count(IList list)
    {
        var type = list.GetType();
        var isDefault = type.IsValueType && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list) is true;
        return isDefault ? 0 : list.Count;
    }

    /// <summary>JSON values as plain ones.</summary>
    public static object? Json(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Json).ToList(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Json(p.Value), StringComparer.Ordinal),
        _ => null,
    };
}
