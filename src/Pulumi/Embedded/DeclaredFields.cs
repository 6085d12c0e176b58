using System.Reflection;

namespace Pulumi.Embedded;

/// <summary>
/// The fields that one class declares itself. Those behind automatic properties are read and written without code being generated
/// at run time, which properties need from their second use on; with thousands of properties that is most of a cold start.
/// </summary>
internal sealed class DeclaredFields(Type type)
{
    // All at once: asking for one by its name walks the whole class each time.
    private readonly Dictionary<string, FieldInfo> _fields = type
        .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>The fields that the source names.</summary>
    public IEnumerable<FieldInfo> Named => _fields.Values.Where(each => each.Name[0] != '<');

    /// <summary>The field behind a property; null where the property computes its value.</summary>
    public FieldInfo? Behind(PropertyInfo property) => _fields.GetValueOrDefault($"<{property.Name}>k__BackingField");
}
