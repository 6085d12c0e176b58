using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s;
using k8s.Models;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>The types of one version of Kubernetes' API. KubernetesClient's models are generated from that version's OpenAPI document.</summary>
internal static class ApiTypes
{
    private static readonly Dictionary<(string ApiVersion, string Kind), Type> Kinds =
    (
        from type in typeof(V1Pod).Assembly.GetExportedTypes()
        let entity = type.GetCustomAttribute<KubernetesEntityAttribute>()
        where entity is not null
        select (Key: (entity.Group is "" ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}", entity.Kind), Type: type))
        .ToDictionary(each => each.Key, each => each.Type);

    /// <summary>The version, as <c>v1.35.0</c>.</summary>
    public static string Version => GeneratedApiVersion.SwaggerVersion;

    /// <summary>How the library itself reads quantities, times, and numbers that may be names.</summary>
    public static JsonSerializerOptions Json { get; } = LibraryOptions();

    /// <summary>The type of a kind; null where this version has none.</summary>
    public static Type? Find(string apiVersion, string kind) => Kinds.GetValueOrDefault((apiVersion, kind));

    /// <summary>The fields of a type by their names in JSON; none for a plain value, also for one that the library writes in a way of its own.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> FieldsOf(Type type) => type.IsDefined(typeof(JsonConverterAttribute))
        ? new Dictionary<string, PropertyInfo>(StringComparer.Ordinal)
        : type.GetProperties()
            .Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))
            .ToDictionary(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name, StringComparer.Ordinal);

    // They are shown to whoever would change them, and to nobody else.
    private static JsonSerializerOptions LibraryOptions()
    {
        JsonSerializerOptions? options = null;
        KubernetesJson.AddJsonOptions(shown => options = new JsonSerializerOptions(shown));
        return options!;
    }
}
