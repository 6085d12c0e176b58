namespace ClusterProvisioning.RegionFile.Yaml;

/// <summary>What a property's type asks of YAML: a scalar, a list, a mapping by name, or a record.</summary>
internal static class ValueShape
{
    /// <summary>The type behind <c>T?</c> of a value type.</summary>
    public static Type Unwrapped(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The entry type of a list; null for other types.</summary>
    public static Type? ListItem(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GenericTypeArguments[0] : null;

    /// <summary>Key and value type of a mapping by name; null for other types.</summary>
    public static (Type Key, Type Value)? MapEntry(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
            ? (type.GenericTypeArguments[0], type.GenericTypeArguments[1])
            : null;
}
