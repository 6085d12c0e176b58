using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Embedded.Symbols;

/// <summary>Finds what a member of an output type is called on the wire: the name of its constructor's parameter.</summary>
internal static class WireNames
{
    private static readonly ConcurrentDictionary<MemberInfo, string> Known = new();

    public static string Of(MemberInfo member) => Known.GetOrAdd(member, Find);

    /// <summary>Members that give the value itself: of nullable values and of unions.</summary>
    public static bool IsTransparent(MemberInfo member)
    {
        var type = member.DeclaringType;
        if (type is not { IsGenericType: true })
            return false;
        var definition = type.GetGenericTypeDefinition();
        return (definition == typeof(Nullable<>) && member.Name is "Value") || (definition == typeof(Union<,>) && member.Name is "AsT0" or "AsT1" or "Value");
    }

    private static string Find(MemberInfo member)
    {
        var type = member.DeclaringType;
        var constructor = type?.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute)));
        if (constructor is null || member is not FieldInfo)
        {
            var hint = type == typeof(string) || type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
                ? " The length is known to the engine only."
                : "";
            const string Selectable = "Select fields of output types, elements, or whole values.";
            throw new ProgramException($"'{type?.Name}.{member.Name}' has no counterpart in Pulumi YAML.{hint} {Selectable}");
        }

        var parameters = constructor.GetParameters();
        var index = Array.FindIndex(parameters, p => string.Equals(p.Name, member.Name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            index = SamePlace(type!, member, parameters.Length);
        return parameters[index].GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? parameters[index].Name!;
    }

    // Where C# renames a field, the generator still declares fields and parameters in the same order.
    private static int SamePlace(Type type, MemberInfo member, int parameters)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance);
        Array.Sort(fields, (a, b) => a.MetadataToken.CompareTo(b.MetadataToken));
        return fields.Length == parameters
            ? Array.FindIndex(fields, f => string.Equals(f.Name, member.Name, StringComparison.Ordinal))
            : throw new ProgramException(
                $"'{type.Name}.{member.Name}' matches no parameter of the output constructor: give the parameter [OutputConstructorParameter].");
    }
}
