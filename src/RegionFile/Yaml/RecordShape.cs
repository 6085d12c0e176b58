using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;

namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>The keys that a record reads from YAML: its settable properties in camel case.</summary>
/// <param name="Type">The declaration record.</param>
/// <param name="Keys">Property by key, in the order of the source.</param>
internal sealed record RecordShape(Type Type, IReadOnlyDictionary<string, RecordKey> Keys)
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Shapes = new();

    /// <summary>The shape of a record type, read by reflection once and kept.</summary>
    public static RecordShape Of(Type type) => Shapes.GetOrAdd(type, Read);

    private static RecordShape Read(Type type)
    {
        var keys = new OrderedDictionary<string, RecordKey>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite)
                keys.Add(JsonNamingPolicy.CamelCase.ConvertName(property.Name), new RecordKey(property));
        }

        return new RecordShape(type, keys);
    }
}
