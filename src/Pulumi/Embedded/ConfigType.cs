using System.Collections;

namespace Pulumi.Embedded;

/// <summary>The types of configuration values as Pulumi YAML names them.</summary>
internal static class ConfigType
{
    public static string Of(Type type)
    {
        if (!type.IsAssignableTo(typeof(IList)))
            return "object";
        var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments() is [var argument] ? argument : typeof(object);
        return $"list<{OfElement(element)}>";
    }

    // Lists of integers come out empty in the YAML host, numbers do not.
    private static string OfElement(Type type)
        => type == typeof(string) ? "string" : type == typeof(bool) ? "boolean" : type == typeof(int) || type == typeof(double) ? "number" : "object";
}
