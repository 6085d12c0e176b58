using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Stacks.Tests;

public sealed class KubernetesTests
{
    private static readonly CompiledRegion Eu = CompiledRegion.Of("eu-central");

    [Theory]
    [InlineData("database: {roles: {auditor: {connectionLimit: 7}}}", true)]
    [InlineData("patroni: {slots: {dr_primary_slot: ~, extra_slot: {site: dr, group: database}}}", true)]
    [InlineData("hardware: {database: {memory: 256GB}}", true)]
    [InlineData("owner: someone-else", false)]
    [InlineData("pgbouncer: {poolMode: session}", false)]
    [InlineData("sites: {primary: {image: ami-0fffffffffffffff1}}", false)]
    [InlineData("monitoring: {scrapeInterval: 30s}", false)]
    public void The_job_has_a_new_name_just_when_the_database_part_changed(string change, bool renamed) =>
        (Job(CompiledRegion.With("eu-central", change + "\n")).Name != Job(Eu).Name).ShouldBe(renamed);

    [Fact]
    public void The_job_runs_at_the_primary_site_applies_the_region_and_never_changes_once_made()
    {
        var job = Job(Eu);
        job.Name.ShouldStartWith("eu-central-primary-database-apply-");
        job.Option("ignoreChanges").ShouldBe("spec");
        job.Property("spec", "template", "spec", "serviceAccountName").ShouldBe("database-apply");
        var text = job.Node.ToString();
        // The region files that it applies lie in its image: those of another checkout it must refuse.
        var expected = $"--expect-fingerprint, {job.Name.Split('-')[^1]}";
        text.ShouldContain($"[ db, apply, eu-central, {expected}, --passwords, /run/secrets/workload/passwords, --wait, 30min ]");
        text.ShouldContain("aws secretsmanager get-secret-value --secret-id eu-central/database/role/writer");
        text.ShouldContain("${aws_lambda_Function_eu-central-primary-signer-database-apply.name}");
        text.ShouldContain("-subj /CN=database-apply.eu-central.internal ");
    }

    [Fact]
    public void Unless_a_tag_is_given_the_job_takes_the_image_of_its_own_database_part()
    {
        var wanted = $"${{aws_ecr_Repository_eu-central-primary-image-provision.repositoryUrl}}:{Job(Eu).Name.Split('-')[^1]}";
        var images = Job(Eu).Node.ToString().Split("{ image, ").Skip(1).Where(image => image.Contains("-image-provision.", StringComparison.Ordinal)).ToList();
        images.Count.ShouldBe(2);
        images.ShouldAllBe(image => image.StartsWith(wanted, StringComparison.Ordinal));
        // Monitoring does not start anew with the database part.
        Eu.OfType("kubernetes:apps/v1:StatefulSet")
            .Select(workload => workload.Node.ToString())
            .Where(text => text.Contains("-image-provision.", StringComparison.Ordinal))
            .ShouldAllBe(text => text.Contains("-image-provision.repositoryUrl}:current", StringComparison.Ordinal));
    }

    // The tool asks the servers themselves: the image of the AWS command line has a curl without TLS 1.3, which Patroni asks for.
    [Fact]
    public void The_job_waits_for_a_member_that_takes_writes_before_it_applies()
    {
        var pod = Job(Eu).Node["properties"]["spec"]["template"]["spec"];
        ((YamlSequenceNode)pod["initContainers"]).Children.Select(step => step["name"].ToString()).ShouldBe(["request", "fetch"]);
        var words = ((YamlSequenceNode)pod["containers"][0]["args"]).Children.Select(word => word.ToString()).ToList();
        words[words.IndexOf("--wait") + 1].ShouldBe("30min");
        // No longer than the job itself may take, or what is said at the end is never said.
        int.Parse(Job(Eu).Property("spec", "activeDeadlineSeconds")!, CultureInfo.InvariantCulture).ShouldBeGreaterThan(1800);
    }

    [Fact]
    public void Declared_roles_administer_it_at_both_sites_beside_its_creator()
    {
        const string Role = "arn:aws:iam::111122223333:role/teams/platform-administrators";
        var region = CompiledRegion.With("eu-central", $"kubernetes: {{administrators: ['{Role}']}}\n");
        Eu.OfType("aws:eks/accessEntry:AccessEntry").ShouldBeEmpty();
        var entries = region.OfType("aws:eks/accessEntry:AccessEntry").ToList();
        entries.Select(entry => entry.Name).ShouldBe(
        [
            "eu-central-primary-kubernetes-111122223333-platform-administrators",
            "eu-central-dr-kubernetes-111122223333-platform-administrators",
        ]);
        entries.ShouldAllBe(entry => entry.Property("principalArn") == Role && entry.Property("type") == "STANDARD");
        var rights = region.OfType("aws:eks/accessPolicyAssociation:AccessPolicyAssociation").ToList();
        rights.Count.ShouldBe(2);
        rights.ShouldAllBe(right => right.Property("policyArn") == "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"
            && right.Property("accessScope", "type") == "cluster"
            && right.Property("principalArn")!.StartsWith("${aws_eks_AccessEntry_", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_failed_is_made_anew_by_the_next_up()
    {
        var job = Job(Eu);
        job.Property("metadata", "annotations", "pulumi.com/replaceUnready").ShouldBe("true");
        job.Option("deleteBeforeReplace").ShouldBe("true");
        job.Property("spec", "ttlSecondsAfterFinished").ShouldBeNull();
    }

    [Fact]
    public void The_job_gets_out_to_the_members_and_the_members_let_it_in()
    {
        var policy = Eu.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
            .Single(each => each.Name.EndsWith("-policy-provision-database-apply-out", StringComparison.Ordinal))
            .Node.ToString();
        policy.ShouldContain("10.2.1.0/24");
        (policy.Contains("{ port, 5432 }", StringComparison.Ordinal), policy.Contains("{ port, 8008 }", StringComparison.Ordinal)).ShouldBe((true, true));
        foreach (var port in new[] { "5432", "8008" })
        {
            Eu.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
                .ShouldContain(rule => rule.Name == $"eu-central-primary-database-on-database-from-network.monitoring-{port}"
                    && rule.Property("cidrIpv4") == "10.3.4.0/22");
        }
    }

    // Patroni knows addresses, not pods; who reaches it from the job's network could change a member.
    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    public void No_pod_but_the_job_has_a_way_to_Patroni(string region) =>
        CompiledRegion.Of(region).OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy")
            .Where(policy => policy.Node.ToString().Contains("{ port, 8008 }", StringComparison.Ordinal))
            .Select(policy => policy.Name)
            .ShouldBe([$"{region}-primary-policy-provision-database-apply-out"]);

    [Fact]
    public void Kubernetes_is_reached_from_inside_only_and_its_secrets_have_a_key_of_their_own()
    {
        foreach (var cluster in Eu.OfType("aws:eks/cluster:Cluster"))
        {
            (cluster.Property("vpcConfig", "endpointPublicAccess"), cluster.Property("vpcConfig", "endpointPrivateAccess")).ShouldBe(("false", "true"));
            cluster.Property("encryptionConfig", "provider", "keyArn")!.ShouldEndWith("-kubernetes.arn}");
            cluster.Property("enabledClusterLogTypes").ShouldBe("api audit authenticator controllerManager scheduler");
            cluster.Option("protect").ShouldBe("true");
        }
    }

    [Fact]
    public void Addresses_that_are_declared_reach_Kubernetes_from_outside_and_no_others()
    {
        foreach (var cluster in CompiledRegion.With("eu-central", "kubernetes: {apiFrom: [203.0.113.8/32, 198.51.100.0/28]}\n")
            .OfType("aws:eks/cluster:Cluster"))
        {
            (cluster.Property("vpcConfig", "endpointPublicAccess"), cluster.Property("vpcConfig", "endpointPrivateAccess")).ShouldBe(("true", "true"));
            cluster.Property("vpcConfig", "publicAccessCidrs").ShouldBe("203.0.113.8/32 198.51.100.0/28");
        }

        // EKS takes an empty list for everyone.
        Eu.OfType("aws:eks/cluster:Cluster").ShouldAllBe(cluster => cluster.Property("vpcConfig", "publicAccessCidrs") == null);
    }

    [Fact]
    public void Nothing_talks_on_Kubernetes_unless_a_policy_says_so()
    {
        var policies = Eu.OfType("kubernetes:networking.k8s.io/v1:NetworkPolicy").ToList();
        foreach (var space in Eu.OfType("kubernetes:core/v1:Namespace"))
        {
            space.Property("metadata", "labels", "pod-security.kubernetes.io/enforce").ShouldBe("restricted");
            var all = policies.Single(policy => policy.Name == space.Name.Replace("-space-", "-policy-", StringComparison.Ordinal) + "-default");
            all.Property("spec", "policyTypes").ShouldBe("Ingress Egress");
            all.Node.ToString().Replace(" ", "", StringComparison.Ordinal).ShouldContain("{podSelector,{}}");
            all.Node.ToString().ShouldNotContain("{ ingress,");
        }
    }

    [Fact]
    public void Workloads_run_as_no_one_from_the_sites_own_registry()
    {
        foreach (var workload in Eu.Resources.Where(resource => resource.Type is "kubernetes:apps/v1:StatefulSet" or "kubernetes:batch/v1:Job"))
        {
            workload.Property("spec", "template", "spec", "securityContext", "runAsNonRoot").ShouldBe("true");
            var text = workload.Node.ToString();
            text.ShouldContain("{ readOnlyRootFilesystem, true }");
            text.Split("{ image, ").Skip(1).ShouldAllBe(image => image.StartsWith("${aws_ecr_Repository_"));
        }

        Eu.OfType("aws:ecr/repository:Repository")
            .ShouldAllBe(repository => repository.Property("imageTagMutability") == "IMMUTABLE" && repository.Node.ToString().Contains("-storage.arn}"));
    }

    [Fact]
    public void Disks_of_nodes_and_claims_are_under_the_sites_key()
    {
        Eu.OfType("aws:ec2/launchTemplate:LaunchTemplate").ShouldAllBe(template => template.Node.ToString().Contains("{ kmsKeyId, ${aws_kms_Key_eu-central-")
            && template.Property("metadataOptions", "httpPutResponseHopLimit") == "1");
        Eu.OfType("kubernetes:storage.k8s.io/v1:StorageClass")
            .ShouldAllBe(disks => disks.Property("parameters", "encrypted") == "true" && disks.Property("parameters", "kmsKeyId")!.EndsWith("-disks.arn}"));
    }

    private static CompiledResource Job(CompiledRegion region) => region.OfType("kubernetes:batch/v1:Job").Single();
}
