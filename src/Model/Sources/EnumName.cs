using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClusterProvisioning.Model.Sources;

/// <summary>How an enum's member is written in YAML: in kebab case, unless it carries a name of its own.</summary>
public static class EnumName
{
    private static readonly ConcurrentDictionary<Enum, string> Known = new();

    /// <summary>The word of a value in YAML: kebab case, unless an attribute names another.</summary>
    public static string Of(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Known.GetOrAdd(value, static each => Written(each.GetType(), each.ToString()));
    }

    /// <summary>The YAML form of a member's C# name, where it has none of its own.</summary>
    internal static string Written(Type type, string member) =>
        type.GetField(member)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>(inherit: false)?.Name
        ?? JsonNamingPolicy.KebabCaseLower.ConvertName(member);
}
