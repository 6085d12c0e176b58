namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What replaces objects of Kubernetes: fields that its API refuses to change, and that the provider therefore deletes and makes anew.</summary>
internal static class KubernetesReplaceRules
{
    private const string Source = "pulumi-kubernetes@00302beb provider/pkg/provider/diff.go";

    // Of every kind.
    private static readonly string[] Names = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<ReplaceRule> All { get; } =
    [
        Of("apps/v1:StatefulSet", "spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates"),
        Of("apps/v1:Deployment", "spec.selector"),
        Of("batch/v1:Job", "spec.completions", "spec.parallelism", "spec.selector", "spec.template"),
        Of("core/v1:ConfigMap", "binaryData", "data"),
        Of("core/v1:Namespace"),
        Of("core/v1:Service", "spec.clusterIP"),
        Of("core/v1:ServiceAccount"),
        Of("networking.k8s.io/v1:NetworkPolicy"),
        Of("storage.k8s.io/v1:StorageClass", "parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"),
    ];

    private static ReplaceRule Of(string kind, params IEnumerable<string> paths) => new($"kubernetes:{kind}", Source, [.. Names, .. paths]);
}
