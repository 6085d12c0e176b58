using System.Text.Json.Nodes;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>An object of Kubernetes that a compiled program makes.</summary>
/// <param name="Resource">The name of its resource in the program.</param>
/// <param name="Token">The resource's type, as <c>kubernetes:apps/v1:StatefulSet</c>.</param>
/// <param name="Content">The object.</param>
internal sealed record KubernetesObject(string Resource, string Token, JsonObject Content)
{
    private const string Package = "kubernetes:";

    // The API's first group has no name; Pulumi calls it so in its types.
    private const string Core = "core/";

    public string ApiVersion => Token[Package.Length..Token.LastIndexOf(':')].Replace(Core, "", StringComparison.Ordinal);

    public string Kind => Token[(Token.LastIndexOf(':') + 1)..];

    /// <summary>The objects of a program. Its providers of Kubernetes are no objects: their type begins with <c>pulumi:</c>.</summary>
    public static IEnumerable<KubernetesObject> Of(CompiledRegion region) =>
        from resource in region.Resources
        where resource.Type.StartsWith(Package, StringComparison.Ordinal)
        select new KubernetesObject(resource.Name, resource.Type, (JsonObject)YamlJson.Of(resource.Node["properties"])!);
}
