using System.Collections.Concurrent;
using System.Reflection;
using Pulumi.Embedded.Yaml;

namespace Pulumi.Embedded;

/// <summary>The inputs that a class of arguments declares, sorted by name; read once per class.</summary>
internal static class InputShape
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, Slot[]> Known = new();

    public static Slot[] Of(Type type) => Known.GetOrAdd(type, Read);

    private static Slot[] Read(Type type)
    {
        var slots = new SortedList<string, Slot>(StringComparer.Ordinal);
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            var fields = new DeclaredFields(level);
            foreach (var field in fields.Named)
            {
                if (field.GetCustomAttribute<InputAttribute>(inherit: false) is { } input)
                    slots.TryAdd(input.Name, new Slot(input.Name, input.IsRequired, input.Json, field, null));
            }

            foreach (var property in level.GetProperties(Members))
            {
                if (property.GetCustomAttribute<InputAttribute>(inherit: false) is { } input)
                    slots.TryAdd(input.Name, new Slot(input.Name, input.IsRequired, input.Json, fields.Behind(property), property));
            }
        }

        return [.. slots.Values];
    }

    /// <summary>One input: its property, its name on the wire and what its attribute says.</summary>
    internal sealed record Slot(string Name, bool Required, bool Json, FieldInfo? Field, PropertyInfo? Property)
    {
        /// <summary>Reads the value; false if there is none, which is refused where one is required.</summary>
        public bool TryRead(object args, out object? value)
        {
            value = Field is not null ? Field.GetValue(args) : Property!.GetValue(args);
            if (!Null.Is(value))
                return true;
            return Required ? throw new ProgramException($"The property '{Name}' is required and has no value.") : false;
        }
    }
}
