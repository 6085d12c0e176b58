using ClusterProvisioning.Preview.Comparing;

namespace ClusterProvisioning.Preview.Tests.Comparing;

public sealed class KubernetesReplaceRulesTests
{
    [Theory]
    [InlineData("apps/v1:StatefulSet", "{spec: {volumeClaimTemplates: [{spec: {storageClassName: a}}]}}", true)]
    [InlineData("apps/v1:StatefulSet", "{spec: {selector: {matchLabels: {x: a}}}}", true)]
    [InlineData("apps/v1:StatefulSet", "{spec: {serviceName: a}}", true)]
    [InlineData("apps/v1:StatefulSet", "{spec: {podManagementPolicy: a}}", true)]
    [InlineData("apps/v1:StatefulSet", "{spec: {template: {spec: {serviceAccountName: a}}}}", false)]
    [InlineData("apps/v1:StatefulSet", "{spec: {persistentVolumeClaimRetentionPolicy: {whenDeleted: a}}}", false)]
    [InlineData("batch/v1:Job", "{spec: {template: {spec: {serviceAccountName: a}}}}", true)]
    [InlineData("batch/v1:Job", "{spec: {completionMode: a}}", true)]
    [InlineData("batch/v1:Job", "{spec: {podFailurePolicy: {rules: [{action: a}]}}}", true)]
    [InlineData("batch/v1:Job", "{spec: {successPolicy: {rules: [{succeededIndexes: a}]}}}", true)]
    [InlineData("batch/v1:Job", "{spec: {managedBy: a}}", true)]
    [InlineData("batch/v1:Job", "{spec: {backoffLimitPerIndex: a}}", true)]
    [InlineData("batch/v1:Job", "{spec: {backoffLimit: a}}", false)]
    [InlineData("core/v1:ConfigMap", "{data: {x: a}}", true)]
    [InlineData("core/v1:Namespace", "{metadata: {name: a}}", true)]
    [InlineData("core/v1:Namespace", "{metadata: {labels: {x: a}}}", false)]
    [InlineData("core/v1:Service", "{spec: {clusterIP: a}}", true)]
    [InlineData("core/v1:Service", "{spec: {selector: {x: a}}}", false)]
    [InlineData("core/v1:ServiceAccount", "{metadata: {namespace: a}}", true)]
    [InlineData("core/v1:ServiceAccount", "{automountServiceAccountToken: a}", false)]
    [InlineData("networking.k8s.io/v1:NetworkPolicy", "{spec: {podSelector: {matchLabels: {x: a}}}}", false)]
    [InlineData("storage.k8s.io/v1:StorageClass", "{parameters: {type: a}}", true)]
    [InlineData("storage.k8s.io/v1:StorageClass", "{provisioner: a}", true)]
    [InlineData("storage.k8s.io/v1:StorageClass", "{reclaimPolicy: a}", true)]
    [InlineData("storage.k8s.io/v1:StorageClass", "{volumeBindingMode: a}", true)]
    [InlineData("storage.k8s.io/v1:StorageClass", "{allowVolumeExpansion: a}", false)]
    public void A_field_that_Kubernetes_does_not_change_replaces_its_object_and_no_other_does(string kind, string properties, bool replaces)
    {
        var before = $"x kubernetes:{kind}\nproperties: {properties}";
        ResourceComparer.Compare(Sides.Of(before), Sides.Of(before.Replace(": a", ": b", StringComparison.Ordinal)))
            .Changes.ShouldHaveSingleItem()
            .Kind.ShouldBe(replaces ? ChangeKind.Replaced : ChangeKind.Changed);
    }
}
