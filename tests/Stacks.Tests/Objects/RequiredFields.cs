using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>Fields that an object must have.</summary>
/// <remarks>KubernetesClient does not tell: its models have neither <c>Validate()</c> nor a mark of what is required; only numbers that are may not be
/// null. The arguments of Pulumi's package tell, made of the lists in the same document, though perhaps of a later version of it. The document does
/// not require what only the API server does, as a container's image or a workload's <c>spec</c>: this is not judged.</remarks>
internal static class RequiredFields
{
    private static readonly Dictionary<string, Type> Arguments =
    (
        from type in typeof(Pulumi.Kubernetes.Provider).Assembly.GetExportedTypes()
        from mark in type.GetCustomAttributesData()
        where mark.AttributeType.Name is "KubernetesResourceTypeAttribute"
        from constructor in type.GetConstructors()
        from parameter in constructor.GetParameters()
        where parameter.ParameterType.IsAssignableTo(typeof(ResourceArgs))
        select (Token: (string)mark.ConstructorArguments[0].Value!, Type: parameter.ParameterType))
        .ToDictionary(each => each.Token, each => each.Type, StringComparer.Ordinal);

    public static IEnumerable<Finding> Judge(KubernetesObject item) => Missing(item.Content, Arguments[item.Token], "");

    private static IEnumerable<Finding> Missing(JsonNode? node, Type type, string path) => node switch
    {
        JsonObject content => InputsOf(type).SelectMany(input => Missing(content, input, path)),
        JsonArray list => list.SelectMany((each, i) => Missing(each, type, $"{path}[{i}]")),
        _ => [],
    };

    private static IEnumerable<Finding> Missing(JsonObject content, (string Name, bool Required, Type Type) input, string path)
    {
        var at = ObjectShape.Join(path, input.Name);
        if (content[input.Name] is { } value)
            return Missing(value, input.Type, at);
        return input.Required ? [new Finding(at, "is required")] : [];
    }

    private static IEnumerable<(string Name, bool Required, Type Type)> InputsOf(Type type) =>
        from member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        let mark = member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType == typeof(InputAttribute))
        where mark is not null
        let value = member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType
        select ((string)mark.ConstructorArguments[0].Value!, (bool)mark.ConstructorArguments[1].Value!, Inner(value));

    // Input<T>, InputList<T>, and one within the other.
    private static Type Inner(Type type) => type.IsGenericType && type.Namespace == nameof(Pulumi) ? Inner(type.GetGenericArguments()[^1]) : type;
}
