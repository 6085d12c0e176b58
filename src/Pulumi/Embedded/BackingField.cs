using System.Reflection;

namespace Pulumi.Embedded;

/// <summary>
/// Finds the field behind an automatic property. Fields are read and written without code being generated at run time, which
/// properties need from their second use on; with thousands of properties that is most of a cold start.
/// </summary>
internal static class BackingField
{
    public static FieldInfo? Of(PropertyInfo property)
        => property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", BindingFlags.NonPublic | BindingFlags.Instance);
}
