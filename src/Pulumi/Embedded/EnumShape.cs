using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Embedded;

/// <summary>Reads the value of a struct that stands for an enumeration.</summary>
internal static class EnumShape
{
    private static readonly ConcurrentDictionary<Type, FieldInfo?> Known = new();

    public static bool TryRead(object value, out object? plain)
    {
        var field = Known.GetOrAdd(value.GetType(), Find);
        plain = field?.GetValue(value);
        return field is not null;
    }

    private static FieldInfo? Find(Type type)
        => type.IsDefined(typeof(EnumTypeAttribute), inherit: false)
            && type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance) is [var field]
            && (field.FieldType == typeof(string) || field.FieldType == typeof(double))
            ? field
            : null;
}
