using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ClusterProvisioning.Stacks.Tests.Objects;

/// <summary>Every object that goes into a region's Kubernetes, held against the types of the version that the region pins.</summary>
public sealed class ObjectTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void Kubernetes_takes_every_object_of_a_region(string region)
    {
        var objects = KubernetesObject.Of(CompiledRegion.Of(region)).ToList();
        objects.Count.ShouldBeGreaterThan(40);
        objects.SelectMany(ObjectJudge.Judge).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void The_types_are_those_of_the_version_that_a_region_pins(string region) =>
        ApiTypes.Version.ShouldStartWith(
            $"v{CompiledRegion.Load(region).Declared.Kubernetes!.Version}.",
            Case.Sensitive,
            "Directory.Packages.props: take the KubernetesClient whose GeneratedApiVersion is of this version");

    [Theory]
    [InlineData("StatefulSet", "spec.speck", "1", "V1StatefulSetSpec of Kubernetes v")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.Image", "\"speck\"", "V1Container of Kubernetes v")]
    [InlineData("StatefulSet", "spec.replicas", "\"one\"", "wants a value of Int32, not \"one\"")]
    [InlineData("StatefulSet", "spec.replicas", "1.5", "wants a value of Int32, not 1.5")]
    [InlineData("StatefulSet", "spec.replicas", "\"${speck.count}\"", "wants a value of Int32, not \"${speck.count}\"")]
    [InlineData("StatefulSet", "spec.selector", null, "is required")]
    [InlineData("StatefulSet", "spec.template", null, "is required")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.name", null, "is required")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.volumeMounts.0.mountPath", null, "is required")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.name", "\"Speck\"", "wants: RFC 1123 label")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.resources.limits.memory", "\"4 specks\"", "wants a value of ResourceQuantity")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.args", "\"speck\"", "wants a list, not \"speck\"")]
    [InlineData("StatefulSet", "spec.template.spec.containers.0.env", """[{"name": "SPECK", "value": 1}]""", "wants a value of String, not 1")]
    [InlineData("StatefulSet", "spec.template.spec.securityContext", "[]", "wants a V1PodSecurityContext, not []")]
    [InlineData("StatefulSet", "apiVersion", "\"apps/v1beta9\"", "is apps/v1beta9, and its resource is of apps/v1")]
    [InlineData("StatefulSet", "kind", "\"Speck\"", "is Speck, and its resource is of StatefulSet")]
    [InlineData("Service", "spec.ports.0.port", "\"http\"", "wants a value of Int32, not \"http\"")]
    [InlineData("Service", "spec.ports.0.port", null, "is required")]
    [InlineData("Service", "spec.ports.0.targetPort", "true", "wants a value of IntOrString, not true")]
    [InlineData("Service", "spec.selector.speck", "\"a speck\"", "wants: label value")]
    [InlineData("Service", "metadata.name", "\"1speck\"", "wants: RFC 1035 label")]
    [InlineData("Service", "metadata.labels.a speck", "\"speck\"", "wants: qualified name")]
    [InlineData("Service", "metadata.labels.speck", "\"a speck\"", "wants: label value")]
    [InlineData("Service", "metadata.annotations.a speck", "\"a speck\"", "wants: qualified name")]
    [InlineData("Service", "metadata.namespace", "\"a.speck\"", "wants: RFC 1123 label")]
    [InlineData("Service", "metadata.creationTimestamp", "\"speck\"", "wants a value of DateTime, not \"speck\"")]
    [InlineData("ConfigMap", "data.a speck", "\"\"", "wants: key of a ConfigMap")]
    [InlineData("ConfigMap", "metadata.name", "\"a_speck\"", "wants: RFC 1123 subdomain")]
    [InlineData("Job", "spec.template.metadata.labels", "[]", "wants a map, not []")]
    [InlineData("NetworkPolicy", "spec.egress.0.ports.0.protocol", "6", "wants a value of String, not 6")]
    [InlineData("StorageClass", "provisioner", null, "is required")]
    [InlineData("StorageClass", "allowVolumeExpansion", "\"true\"", "wants a value of Boolean, not \"true\"")]
    public void A_fault_is_found_at_its_resource_and_path(string kind, string path, string? json, string reason)
    {
        var item = First(kind);
        Put(item.Content, path.Split('.'), json);
        var at = string.Concat(path.Split('.').Select(key => int.TryParse(key, CultureInfo.InvariantCulture, out _) ? $"[{key}]" : $".{key}"))[1..];
        ObjectJudge.Judge(item).ShouldHaveSingleItem().ShouldMatch($"^{Quoted($"{item.Resource} ({item.ApiVersion} {kind}): {at}")}.*: {Quoted(reason)}");
    }

    [Theory]
    [InlineData("kubernetes:apps/v1beta9:StatefulSet", "no StatefulSet in apps/v1beta9")]
    [InlineData("kubernetes:core/v1:Speck", "no Speck in v1")]
    public void What_the_version_does_not_have_is_found(string token, string reason) =>
        ObjectJudge.Judge(First("StatefulSet") with { Token = token })
            .ShouldHaveSingleItem()
            .ShouldMatch($": apiVersion: Kubernetes v[0-9.]+ has {Quoted(reason)}$");

    [Fact]
    public void All_faults_of_an_object_are_found()
    {
        var item = First("StatefulSet");
        Put(item.Content, ["speck"], "1");
        Put(item.Content, ["spec", "replicas"], "\"one\"");
        Put(item.Content, ["spec", "selector"], null);
        ObjectJudge.Judge(item).Count().ShouldBe(3);
    }

    private static KubernetesObject First(string kind) => KubernetesObject.Of(Eu).First(each => each.Kind == kind);

    private static string Quoted(string text) => Regex.Escape(text);

    private static void Put(JsonObject content, string[] path, string? json)
    {
        JsonNode at = content;
        foreach (var key in path[..^1])
            at = (at is JsonArray list ? list[int.Parse(key, CultureInfo.InvariantCulture)] : at[key]) ?? (at[key] = new JsonObject());
        if (json is null)
            ((JsonObject)at).Remove(path[^1]).ShouldBeTrue();
        else
            at[path[^1]] = JsonNode.Parse(json);
    }
}
