using ClusterProvisioning.Preview.Costs;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Preview.Reporting;

namespace ClusterProvisioning.Preview.Tests.Costs;

public sealed class CostTests
{
    private static readonly MapValue Frankfurt = Map(("region", Text("eu-central-1")));

    [Fact]
    public void Of_every_type_of_a_region_it_is_known_whether_it_costs_something() =>
        ShippedSides.Before.Resources.Select(each => each.Type).Distinct().Where(type => !CostPlan.Knows(type)).ShouldBeEmpty(
            "a type that is added says in ResourceCosts what it costs, or in FreeResources or CostPlan.ByUse that it costs nothing by being there");

    // AWS' own examples and price pages: 0.0952 a GiB, 0.006 an operation above 3,000, 0.0476 a MiB/s above 125; io2 0.149, 0.078, 0.0546 and 0.03822.
    [Theory]
    [InlineData("gp3", 1000, 3000, 125, 95.2)]
    [InlineData("gp3", 1000, 4000, 225, 95.2 + 6 + 4.76)]
    [InlineData("io2", 100, 1000, 0, 14.9 + 78)]
    [InlineData("io2", 100, 70_000, 0, 14.9 + (32_000 * 0.078) + (32_000 * 0.0546) + (6000 * 0.03822))]
    [InlineData("st1", 1000, 0, 0, 54)]
    public void A_volume_is_paid_for_by_its_size_and_by_what_is_above_the_included(string type, int size, int iops, int throughput, double price)
    {
        var volume = Resource(
            "aws:ebs/volume:Volume",
            "r-primary-pg1-data-1",
            ("type", Text(type)),
            ("size", Number(size)),
            ("iops", Number(iops)),
            ("throughput", Number(throughput)));
        Math.Round(CostPlan.Of([Provider(), volume]).PerMonth, 2).ShouldBe(Math.Round((decimal)price, 2));
    }

    [Fact]
    public void A_machine_is_paid_for_by_730_hours_and_with_its_boot_disk()
    {
        var root = Map(("volumeType", Text("gp3")), ("volumeSize", Number(100)));
        var machine = Resource("aws:ec2/instance:Instance", "r-primary-pg1", ("instanceType", Text("m7i.large")), ("rootBlockDevice", root));
        var plan = CostPlan.Of([Provider(), machine]);
        plan.Of(CostPart.Machines).ShouldBe(730 * 0.12075m);
        plan.Of(CostPart.Volumes).ShouldBe(9.52m);
    }

    [Fact]
    public void Nodes_of_Kubernetes_and_their_disks_count_as_often_as_they_are_wanted()
    {
        var disk = Map(("ebs", Map(("volumeType", Text("gp3")), ("volumeSize", Number(100)))));
        var template = Resource("aws:ec2/launchTemplate:LaunchTemplate", "r-primary-nodes", ("blockDeviceMappings", new ListValue([disk]))) with { Key = "t" };
        var nodes = Resource(
            "aws:eks/nodeGroup:NodeGroup",
            "r-primary-nodes",
            ("instanceTypes", new ListValue([Text("m7i.large")])),
            ("scalingConfig", Map(("desiredSize", Number(3)))),
            ("launchTemplate", Map(("id", new SymbolicValue("${t.id}", ["t"])))));
        var plan = CostPlan.Of([Provider(), template, nodes]);
        plan.Of(CostPart.Kubernetes).ShouldBe(3 * 730 * 0.12075m);
        plan.Of(CostPart.Volumes).ShouldBe(3 * 9.52m);
    }

    [Fact]
    public void What_no_source_tells_the_price_of_is_told_and_not_guessed()
    {
        var machine = Resource("aws:ec2/instance:Instance", "r-primary-pg1", ("instanceType", Text("m9z.huuuge")));
        var plan = CostPlan.Of([Provider(), machine]);
        plan.PerMonth.ShouldBe(0);
        plan.Unknown.ShouldHaveSingleItem().Sold.What.ShouldBe("m9z.huuuge");
    }

    [Fact]
    public void A_change_says_what_it_costs_a_month_and_in_which_parts()
    {
        var preview = RegionPreview.Of("eu-central", "before", ShippedSides.Before, ShippedSides.After);
        preview.Cost.Difference.ShouldBe(preview.Cost.Parts.Sum(part => part.Difference));
        preview.Cost.Parts.Select(part => part.Part).ShouldBe([CostPart.Machines, CostPart.Volumes], ignoreOrder: true);
        CostText.Line(preview.Cost).ShouldNotBeNull().ShouldStartWith("+");
        CostText.Line(RegionPreview.Of("eu-central", "after", ShippedSides.After, ShippedSides.Before).Cost).ShouldNotBeNull().ShouldStartWith("-");
    }

    [Fact]
    public void A_side_on_no_cloud_has_no_line() =>
        CostText.Line(RegionPreview.Of("lab", "before", RegionSide.Nothing, RegionSide.Nothing).Cost).ShouldBeNull();

    [Theory]
    [InlineData("50Gi", 50)]
    [InlineData("512Mi", 0.5)]
    [InlineData("1Ti", 1024)]
    [InlineData("1073741824", 1)]
    [InlineData(null, 0)]
    [InlineData("many", 0)]
    public void Quantities_of_Kubernetes_are_read(string? text, double gib) => KubernetesQuantity.GiB(text).ShouldBe((decimal)gib);

    private static CloudResource Provider() => Resource("pulumi:providers:aws", "r-primary") with { Inputs = Frankfurt };

    private static CloudResource Resource(string type, string name, params (string Key, InputValue Value)[] inputs) =>
        new() { Type = type, Name = name, Inputs = Map(inputs) };

    private static MapValue Map(params (string Key, InputValue Value)[] entries) => new(entries.ToDictionary(entry => entry.Key, entry => entry.Value));

    private static ScalarValue Text(string text) => new(text);

    private static ScalarValue Number(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
