using ClusterProvisioning.Preview.Comparing;

namespace ClusterProvisioning.Preview.Tests.Comparing;

public sealed class ResourceComparerTests
{
    private const string Vpc = "vpc aws:ec2/vpc:Vpc\nproperties: {cidrBlock: 10.0.0.0/16}\noptions: {protect: true}";
    private const string Subnet = "subnet aws:ec2/subnet:Subnet\nproperties: {vpcId: \"${vpc.id}\", cidrBlock: 10.0.1.0/24}";
    private const string Card = "card aws:ec2/networkInterface:NetworkInterface\nproperties: {subnetId: \"${subnet.id}\"}";
    private const string Machine = """
        pg1 aws:ec2/instance:Instance
        properties: {primaryNetworkInterface: {networkInterfaceId: "${card.id}"}, ami: ami-1}
        options: {protect: true, ignoreChanges: [ami]}
        """;

    [Fact]
    public void A_property_that_the_provider_cannot_change_replaces_and_so_does_all_that_stands_on_it()
    {
        var changes = Changes([Vpc, Subnet, Card, Machine], [Vpc, Subnet.Replace("10.0.1", "10.0.2", StringComparison.Ordinal), Card, Machine]);
        changes
            .Select(change => (change.Kind, change.Resource.Name))
            .ShouldBe([(ChangeKind.Replaced, "r-subnet"), (ChangeKind.Replaced, "r-card"), (ChangeKind.Replaced, "r-pg1")]);
        changes[2].Properties
            .ShouldHaveSingleItem()
            .ShouldBe(new PropertyChange("primaryNetworkInterface.networkInterfaceId", "of the present r-card", "of the new r-card") { Replaces = true });
    }

    [Fact]
    public void An_ignored_property_has_no_effect_but_is_known()
    {
        var change = Changes([Machine], [Machine.Replace("ami-1", "ami-2", StringComparison.Ordinal)]).ShouldHaveSingleItem();
        change.HasEffect.ShouldBeFalse();
        change.Ignored.ShouldHaveSingleItem().ShouldBe(new PropertyChange("ami", "ami-1", "ami-2"));
    }

    [Fact]
    public void A_lost_guard_is_a_change() =>
        Changes([Vpc], [Vpc.Replace("true", "false", StringComparison.Ordinal)])
            .ShouldHaveSingleItem().Properties
            .ShouldHaveSingleItem().Path
            .ShouldBe("(protect)");

    [Fact]
    public void Numbers_and_truth_values_are_the_same_however_they_are_written() =>
        Changes(["a t:m:T\nproperties: {port: \"5432\", on: true}"], ["a t:m:T\nproperties: {on: \"True\", port: 5432}"]).ShouldBeEmpty();

    [Fact]
    public void Nested_properties_lists_and_blocks_have_their_paths() =>
        Changes(
            ["a t:m:T\nproperties: {ips: [1, 2], rules: [{port: 1}], tags: {A: x}}"],
            ["a t:m:T\nproperties: {ips: [2, 1], rules: [{port: 2}, {port: 3}], tags: {B: x}}"])
            .ShouldHaveSingleItem().Properties.Select(property => (property.Path, property.Before, property.After))
            .ShouldBe([
                ("ips", "[1, 2]", "[2, 1]"),
                ("rules[0].port", "1", "2"),
                ("rules[1]", null, "{port: 3}"),
                ("tags.A", "x", null),
                ("tags.B", null, "x"),
            ]);

    [Fact]
    public void A_resource_with_another_name_is_the_same_by_its_alias()
    {
        const string Renamed = "b t:m:T\nproperties: {x: 1}\noptions: {aliases: [\"urn:pulumi:r::cluster-provisioning::t:m:T::r-a\"]}";
        Changes(["a t:m:T\nproperties: {x: 1}"], [Renamed]).ShouldBeEmpty();
        Changes(["a t:m:T\nproperties: {x: 1}"], [Renamed[..Renamed.LastIndexOf('\n')]])
            .Select(change => change.Kind)
            .ShouldBe([ChangeKind.Created, ChangeKind.Deleted]);
    }

    [Fact]
    public void A_secret_that_changes_is_a_change_and_never_shown()
    {
        var change =
            Changes(["a t:m:T\nproperties: {p: {\"fn::secret\": hunter2}}"], ["a t:m:T\nproperties: {p: {\"fn::secret\": hunter3}}"]).ShouldHaveSingleItem();
        change.Properties.ShouldHaveSingleItem().ShouldBe(new PropertyChange("p", "[secret]", "[secret]"));
    }

    [Fact]
    public void Each_rule_of_replacement_has_a_source_and_a_type_of_its_own()
    {
        ReplaceOnChange.Rules.ShouldAllBe(rule => rule.Source.Length > 0 && rule.Paths.Count > 0);
        ReplaceOnChange.Rules.Select(rule => rule.Type).ShouldBeUnique();
    }

    private static IReadOnlyList<ResourceChange> Changes(string[] before, string[] after) =>
        ResourceComparer.Compare(Sides.Of(before), Sides.Of(after)).Changes;
}
