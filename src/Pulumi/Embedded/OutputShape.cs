using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Pulumi.Embedded.Symbols;

namespace Pulumi.Embedded;

/// <summary>The outputs that a class of resources or stacks declares; read once per class.</summary>
internal static class OutputShape
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly ConcurrentDictionary<Type, Slot[]> Known = new();

    /// <summary>Assigns a reference to each output of a resource.</summary>
    public static void Bind(Resource resource, CustomResourceOptions options)
    {
        foreach (var slot in Known.GetOrAdd(resource.GetType(), Read))
        {
            var output = RuntimeHelpers.GetUninitializedObject(slot.Type);
            var secret = options.AdditionalSecretOutputs.Count > 0 && options.AdditionalSecretOutputs.Contains(slot.Name);
            ((IBindable)output).Bind(AccessNode.ToProperty(resource.Key, slot.Name, slot.Property, secret));
            slot.Assign(resource, output);
        }
    }

    /// <summary>Reads the outputs that a stack declares.</summary>
    public static SortedDictionary<string, object?> Exports(Stack stack)
    {
        var exports = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var slot in Known.GetOrAdd(stack.GetType(), Read))
        {
            if (slot.Property.DeclaringType!.IsAssignableFrom(typeof(Stack)))
                continue;
            exports[slot.Name] = slot.Property.GetValue(stack)
                ?? throw new ProgramException($"The stack output '{slot.Name}' has no value: assign it in the stack's constructor.");
        }

        return exports;
    }

    private static Slot[] Read(Type type)
    {
        var slots = new List<Slot>();
        for (var level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            var fields = new DeclaredFields(level);
            foreach (var property in level.GetProperties(Members))
            {
                if (property.GetCustomAttribute<OutputAttribute>(inherit: false) is { } attribute)
                    slots.Add(Slot.Of(property, fields.Behind(property), attribute.Name ?? property.Name));
            }
        }

        return [.. slots];
    }

    private sealed record Slot(PropertyInfo Property, FieldInfo? Field, string Name, Type Type)
    {
        public static Slot Of(PropertyInfo property, FieldInfo? field, string name)
        {
            var type = property.PropertyType;
            if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Output<>))
                throw new ProgramException($"'{property.DeclaringType?.Name}.{property.Name}' carries [Output] but is no Output<T>: make it one.");
            return new Slot(property, field, name, type);
        }

        public void Assign(object target, object output)
        {
            if (Field is not null)
                Field.SetValue(target, output);
            else
                Property.SetValue(target, output);
        }
    }
}
