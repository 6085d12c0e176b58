using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ClusterProvisioning.Topology.Yaml;

/// <summary>The keys that a record reads from YAML: its settable properties in camel case.</summary>
/// <param name="Type">The record.</param>
/// <param name="Properties">Property by key, in the order of the source.</param>
internal sealed record RecordShape(Type Type, IReadOnlyDictionary<string, PropertyInfo> Properties)
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Shapes = new();

    /// <summary>The shape of a record type.</summary>
    public static RecordShape Of(Type type) => Shapes.GetOrAdd(type, Read);

    /// <summary>True if the property must be given.</summary>
    public static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    private static RecordShape Read(Type type)
    {
        var properties = new OrderedDictionary<string, PropertyInfo>(StringComparer.Ordinal);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanWrite)
                properties.Add(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property);
        }

        return new RecordShape(type, properties);
    }
}
