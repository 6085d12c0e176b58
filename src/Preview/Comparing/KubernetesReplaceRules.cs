namespace ClusterProvisioning.Preview.Comparing;

/// <summary>What replaces objects of Kubernetes: fields that its API refuses to change, and for which the provider therefore deletes them and makes them
/// anew.</summary>
internal static class KubernetesReplaceRules
{
    private const string Source = "pulumi-kubernetes@00302beb provider/pkg/provider/diff.go";

    // Of every kind.
    private static readonly string[] Names = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<ReplaceRule> All { get; } =
    [
        Of("apps/v1:StatefulSet", "spec.podManagementPolicy", "spec.revisionHistoryLimit", "spec.selector", "spec.serviceName", "spec.volumeClaimTemplates")
            .Refusing("apps: ValidateStatefulSetUpdate"),
        Of("apps/v1:Deployment", "spec.selector"),
        Of("batch/v1:Job", "spec.completions", "spec.parallelism", "spec.selector", "spec.template")
            .Refusing(
                "batch: ValidateJobSpecUpdate",
                "spec.backoffLimitPerIndex", "spec.completionMode", "spec.managedBy", "spec.podFailurePolicy", "spec.successPolicy"),
        Of("core/v1:ConfigMap", "binaryData", "data"),
        Of("core/v1:Namespace"),
        Of("core/v1:Service", "spec.clusterIP"),
        Of("core/v1:ServiceAccount"),
        Of("networking.k8s.io/v1:NetworkPolicy"),
        Of("storage.k8s.io/v1:StorageClass", "parameters", "provisioner")
            .Refusing("storage: ValidateStorageClassUpdate", "reclaimPolicy", "volumeBindingMode"),
    ];

    private static ReplaceRule Of(string kind, params IEnumerable<string> paths) => new($"kubernetes:{kind}", Source, [.. Names, .. paths]);

    // What the API server refuses besides: the provider's list lacks it, so whoever wants the change makes the object anew.
    private static ReplaceRule Refusing(this ReplaceRule rule, string validation, params IEnumerable<string> paths) =>
        rule with { Source = $"{rule.Source}; kubernetes pkg/apis validation of {validation}", Paths = [.. rule.Paths, .. paths] };
}
