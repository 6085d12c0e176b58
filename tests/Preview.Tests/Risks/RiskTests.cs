using System.Text.RegularExpressions;

namespace ClusterProvisioning.Preview.Tests.Risks;

public sealed class RiskTests
{
    [Fact]
    public void Two_members_of_etcd_at_once_are_refused_and_one_is_not()
    {
        var region = Of(Etcd("etcd1", "z1"), Etcd("etcd2", "z1"), Etcd("etcd3", "z1")) with
        {
            Machines = [Sides.Etcd("etcd1"), Sides.Etcd("etcd2"), Sides.Etcd("etcd3")],
        };
        var one = Sides.Preview(region, region with { Resources = Of(Etcd("etcd1", "z2"), Etcd("etcd2", "z1"), Etcd("etcd3", "z1")).Resources });
        one.Risk.Stops.ShouldHaveSingleItem().Stopped.ShouldBe(["etcd1"]);
        one.Risk.Refusals.ShouldBeEmpty();
        var two = Sides.Preview(region, region with { Resources = Of(Etcd("etcd1", "z2"), Etcd("etcd2", "z2"), Etcd("etcd3", "z1")).Resources });
        two.Risk.Refusals.ShouldHaveSingleItem().Reason.ShouldBe("stops 2 of 3 etcd r-primary at once: etcd1, etcd2");
    }

    [Fact]
    public void Two_servers_of_Consul_at_once_are_refused_and_agents_have_no_vote()
    {
        var region = Of(Etcd("c1", "z1"), Etcd("c2", "z1"), Etcd("pg1", "z1")) with
        {
            Machines = [Sides.Consul("c1", server: true), Sides.Consul("c2", server: true), Sides.Consul("pg1", server: false)],
        };
        Sides.Preview(region, region with { Resources = Of(Etcd("c1", "z2"), Etcd("c2", "z1"), Etcd("pg1", "z2")).Resources }).Risk.Refusals.ShouldBeEmpty();
        Sides.Preview(region, region with { Resources = Of(Etcd("c1", "z2"), Etcd("c2", "z2"), Etcd("pg1", "z1")).Resources })
            .Risk.Refusals.ShouldHaveSingleItem().Reason.ShouldBe("stops 2 of 2 consul r-primary at once: c1, c2");
    }

    [Fact]
    public void A_member_without_a_vote_for_commits_is_none_of_the_quorum()
    {
        var region = Of(Etcd("pg1", "z1"), Etcd("pg2", "z1")) with { Machines = [Sides.Member("pg1"), Sides.Member("pg2", nosync: true)] };
        Sides.Preview(region, region with { Resources = Of(Etcd("pg1", "z2"), Etcd("pg2", "z2")).Resources }).Risk.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void A_volume_that_is_replaced_takes_its_machine_down_through_its_attachment()
    {
        const string Attachment =
            "a aws:ec2/volumeAttachment:VolumeAttachment\nproperties: {instanceId: \"${pg1.id}\", volumeId: \"${v.id}\", deviceName: /dev/sdf}";
        const string Volume = "v aws:ebs/volume:Volume\nproperties: {availabilityZone: z1}";
        var region = Of(Etcd("pg1", "z1"), Volume, Attachment) with { Machines = [Sides.Member("pg1")] };
        Sides.Preview(region, region with { Resources = Of(Etcd("pg1", "z1"), Volume.Replace("z1", "z2", StringComparison.Ordinal), Attachment).Resources })
            .Risk.Stops.ShouldHaveSingleItem().Stopped.ShouldBe(["pg1"]);
    }

    [Fact]
    public void A_protected_resource_that_goes_or_is_replaced_is_refused()
    {
        const string Key = "k aws:kms/key:Key\nproperties: {multiRegion: false}\noptions: {protect: true, retainOnDelete: true}";
        Sides.Preview(Of(Key), Of()).Risk.Refusals.ShouldHaveSingleItem().Reason.ShouldBe("deletes 1 protected Key: r-k");
        Sides.Preview(Of(Key), Of(Key.Replace("multiRegion: false", "multiRegion: true", StringComparison.Ordinal))).Risk.Refusals.ShouldHaveSingleItem().Reason
            .ShouldBe("replaces 1 protected Key: r-k (since multiRegion changes)");
        Sides.Preview(
            Of(Key),
            Of(Key.Replace("protect: true", "protect: false", StringComparison.Ordinal))).Risk.Notes.ShouldContain("lifts the protection of 1 resources: r-k");
    }

    [Fact]
    public void A_new_image_is_refused_where_it_is_declared_and_told_of_while_the_state_has_the_old_one()
    {
        const string Machine = "pg1 aws:ec2/instance:Instance\nproperties: {ami: ami-1, availabilityZone: z1}\noptions: {protect: true, ignoreChanges: [ami]}";
        const string Recorded = """
            {"urn": "urn:pulumi:r::p::aws:ec2/instance:Instance::r-pg1", "custom": true, "id": "i-1", "type": "aws:ec2/instance:Instance",
             "protect": true, "inputs": {"ami": "ami-1", "availabilityZone": "z1"}}
            """;
        var wanted = Of(Machine.Replace("ami-1", "ami-2", StringComparison.Ordinal));
        Sides.Preview(Of(Machine), wanted).Risk.Refusals.ShouldHaveSingleItem().Reason.ShouldStartWith("changes ami (ami-1 → ami-2) of r-pg1");
        var recorded = Sides.Preview(Sides.State(Recorded), wanted);
        recorded.Risk.Refusals.ShouldBeEmpty();
        recorded.Risk.Notes
            .ShouldHaveSingleItem()
            .ShouldBe("changes ami of r-pg1, which is ignored by Pulumi until the machine is replaced: docs/how-to/replace-a-machine.md");
        recorded.HasChanges.ShouldBeFalse();
        // What does stop the machine is refused as ever.
        Sides.Preview(Sides.State(Recorded), Of(Machine.Replace("z1", "z2", StringComparison.Ordinal))).Risk.Refusals
            .ShouldHaveSingleItem().Reason
            .ShouldStartWith("replaces 1 protected Instance");
    }

    [Fact]
    public void Every_document_that_a_message_names_is_there()
    {
        var sources =
            Directory.GetFiles(Path.Combine(ShippedSides.Folder, "..", "..", "src", "Preview"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText);
        foreach (Match named in sources.SelectMany(source => Regex.Matches(source, @"docs/[\w/-]+\.md")))
            File.Exists(Path.Combine(ShippedSides.Folder, "..", "..", named.Value)).ShouldBeTrue(named.Value);
    }

    [Fact]
    public void Everything_new_is_no_risk()
    {
        var risk = Sides.Preview(RegionSide.Nothing, Of(Etcd("etcd1", "z1")) with { Machines = [Sides.Etcd("etcd1")] }).Risk;
        (risk.Refusals.Count, risk.Stops.Count, risk.Effects.Count).ShouldBe((0, 0, 0));
    }

    private static RegionSide Of(params string[] resources) => Sides.Of(resources);

    private static string Etcd(string name, string zone) => $"{name} aws:ec2/instance:Instance\nproperties: {{availabilityZone: {zone}}}";
}
