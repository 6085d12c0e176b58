using System.Collections;
using System.Collections.Immutable;

namespace Pulumi.Embedded.Yaml;

/// <summary>Lists that are none.</summary>
internal static class Lists
{
    /// <summary>True for an immutable array that was never made; it counts as null.</summary>
    public static bool IsDefault(IList list)
    {
        var type = list.GetType();
        return type.IsValueType && type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && type.GetProperty(nameof(ImmutableArray<int>.IsDefault))!.GetValue(list) is true;
    }
}
