namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>Holds an object against the API of the pinned version, as the API server's strict field validation does.</summary>
/// <remarks>Not judged: what the server compares within an object or between objects (a selector with its template's labels, a volume with its
/// mounts), bounds of numbers, and words that a field may have.</remarks>
internal static class ObjectJudge
{
    /// <summary>What is wrong with the object, each with its resource, path and reason.</summary>
    public static IEnumerable<string> Judge(KubernetesObject item) =>
        Findings(item).Select(finding => $"{item.Resource} ({item.ApiVersion} {item.Kind}): {finding.Path}: {finding.Reason}");

    private static IEnumerable<Finding> Findings(KubernetesObject item) => ApiTypes.Find(item.ApiVersion, item.Kind) is { } type
        ?
        [
            .. Says(item, "apiVersion", item.ApiVersion),
            .. Says(item, "kind", item.Kind),
            .. ObjectShape.Judge(item.Content, type),
            .. RequiredFields.Judge(item),
            .. ObjectNames.Judge(item),
        ]
        : [new Finding("apiVersion", $"Kubernetes {ApiTypes.Version} has no {item.Kind} in {item.ApiVersion}")];

    // The provider fills in what an object does not say, and takes what it says.
    private static IEnumerable<Finding> Says(KubernetesObject item, string field, string wanted) =>
        item.Content[field]?.ToString() is { } said && said != wanted ? [new Finding(field, $"is {said}, and its resource is of {wanted}")] : [];
}
