using ClusterProvisioning.Preview.Risks;

namespace ClusterProvisioning.Preview.Tests;

/// <summary>Edits as people make them, with the answer that the provider and AWS would give.</summary>
public sealed class EditsTests
{
    [Theory]
    [InlineData("a larger disk", "hardware: {etcd: {disks: {data: {size: 480GB}}}}", "6 volume changed; enlarges 1")]
    [InlineData("a smaller disk", "hardware: {etcd: {disks: {data: {size: 60GB}}}}", "6 volume changed; refused: 1")]
    [InlineData("IOPS", "hardware: {etcd: {disks: {data: {iops: 6000}}}}", "6 volume changed")]
    [InlineData("another medium", "hardware: {etcd: {disks: {data: {medium: ssd}}}}", "6 volume changed")]
    [InlineData("another instance type", "sites: {primary: {groups: {etcd: {instanceType: m7a.2xlarge}}}}", "; 3 ignored; refused: 1")]
    [InlineData("other zones", "sites: {dr: {zones: [euw1-az2, euw1-az1, euw1-az3]}}",
        "1 cluster changed, 1 nodegroup replaced, 10 instance replaced, 11 vpcendpoint changed, 14 networkinterface replaced, "
        + "14 subnetcidrreservation replaced, 16 routetableassociation replaced, 16 subnet replaced, 2 loadbalancer changed, "
        + "2 networkaclassociation replaced, 2 networkassociation replaced, "
        + "4 networkinterfaceattachment replaced, 43 volume replaced, 43 volumeattachment replaced, 6 targetgroupattachment replaced; refused: 7")]
    [InlineData("a network's addresses", "sites: {primary: {networks: {monitoring: {cidr: 10.3.8.0/22}}}}",
        "1 authorizationrule replaced, 1 cluster changed, 1 configmap replaced, 1 function changed, 1 nodegroup replaced, 11 vpcendpoint changed, "
        + "14 securitygroupingressrule changed, 3 instance replaced, "
        + "3 networkinterface replaced, 3 routetableassociation replaced, 3 subnet replaced, 3 subnetcidrreservation replaced, 3 volume replaced, "
        + "3 volumeattachment replaced, 4 networkpolicy changed; refused: 6")]
    [InlineData("a node more", "sites: {primary: {groups: {database: {nodes: {pg4: {}}}}}}",
        "1 configmap replaced, 1 function changed, 1 instance created, 16 volume created, 16 volumeattachment created, 2 networkinterfaceattachment created, "
        + "3 networkinterface created")]
    [InlineData("a node less", "sites: {primary: {groups: {pooler: {nodes: {pooler3: ~}}}}}",
        "1 configmap replaced, 1 function changed, 1 instance deleted, 1 networkinterface deleted, 2 targetgroupattachment deleted")]
    [InlineData("another image", "sites: {primary: {image: ami-0e0c3a1f5d7b90003}}", "; 13 ignored; refused: 1")]
    [InlineData("another owner", "owner: platform-data", "2 aws changed")]
    [InlineData("a type of Kubernetes' nodes", "kubernetes: {nodeGroups: {monitoring: {instanceType: m7a.2xlarge}}}", "2 nodegroup replaced")]
    [InlineData("the VPN's range", "sites: {primary: {vpn: {clients: 10.104.0.0/22}}}",
        "1 endpoint replaced, 2 authorizationrule replaced, 3 networkassociation replaced")]
    [InlineData("retention of metrics", "monitoring: {retention: 60d}", "2 statefulset replaced")]
    [InlineData("a shorter lock of the archive", "backup: {archive: {keep: 5y}}",
        "1 bucketlifecycleconfiguration changed, 1 bucketobjectlockconfiguration changed; weakens 2")]
    [InlineData("a lock that somebody may lift", "backup: {archive: {objectLock: governance}}", "1 bucketobjectlockconfiguration changed; weakens 1")]
    [InlineData("a log kept for less long", "security: {audit: {retention: 100d}}",
        "2 bucketobjectlockconfiguration changed, 6 bucketlifecycleconfiguration changed, 6 loggroup changed; weakens 2")]
    [InlineData("Kubernetes' version", "kubernetes: {version: '1.34'}", "2 cluster changed, 2 nodegroup changed; refused: 2")]
    public void An_edit_has_its_answer(string what, string yaml, string answer)
    {
        var preview = RegionPreview.Of("eu-central", "today", ShippedSides.Before, ShippedSides.With(yaml));
        var kinds = preview.Resources.Changes.Where(change => change.HasEffect)
            .GroupBy(change => (change.Kind, Type: RiskAssessment.Short(change.Resource.Type)))
            .Select(alike => $"{alike.Count()} {alike.Key.Type} {alike.Key.Kind}".ToLowerInvariant())
            .Order(StringComparer.Ordinal);
        var ignored = preview.Resources.Changes.Count(change => change.Ignored.Count > 0);
        var refused = preview.Risk.Refusals.Count == 0 ? "" : $"; refused: {preview.Risk.Refusals.Count}";
        var weaker = preview.Risk.Notes.Count(note => note.StartsWith("weakens", StringComparison.Ordinal));
        var larger = preview.Risk.Notes.Count(note => note.StartsWith("enlarges", StringComparison.Ordinal));
        var notes = $"{(ignored == 0 ? "" : $"; {ignored} ignored")}{(weaker == 0 ? "" : $"; weakens {weaker}")}{(larger == 0 ? "" : $"; enlarges {larger}")}";
        var found = $"{string.Join(", ", kinds)}{notes}{refused}";
        found.ShouldBe(answer, what);
    }

    [Fact]
    public void What_becomes_larger_says_when_its_file_system_does()
    {
        var notes = NotesOf("hardware: {etcd: {disks: {data: {size: 480GB}}}}");
        notes.ShouldContain(note => note.StartsWith("enlarges eu-central-primary-etcd1-data", StringComparison.Ordinal)
            && note.Contains("takes that at its machine's next start", StringComparison.Ordinal));
        // Of a stripe of several volumes, once.
        notes = NotesOf("hardware: {database: {disks: {data: {size: 8TB}}}}");
        notes.Count(note => note.StartsWith("enlarges eu-central-primary-pg1-data", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void A_new_version_of_Kubernetes_says_which_add_ons_it_leaves_behind()
    {
        NotesOf("kubernetes: {version: '1.36'}").ShouldContain(note =>
            note.StartsWith("leaves add-ons vpc-cni, kube-proxy, eks-pod-identity-agent, aws-ebs-csi-driver, coredns", StringComparison.Ordinal));
        NotesOf("kubernetes: {version: '1.36', addons: {coredns: v1.14.0-eksbuild.1}}").ShouldContain(note =>
            note.StartsWith("leaves add-ons vpc-cni, kube-proxy, eks-pod-identity-agent, aws-ebs-csi-driver at", StringComparison.Ordinal));
        NotesOf("owner: platform-data").ShouldNotContain(note => note.Contains("add-ons", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> NotesOf(string yaml) =>
        RegionPreview.Of("eu-central", "today", ShippedSides.Before, ShippedSides.With(yaml)).Risk.Notes;
}
