
namespace ClusterProvisioning.Stacks.Tests;

public sealed class RegionProgramTests
{
    [Theory]
    [InlineData("eu-central", 500)]
    [InlineData("us-east", 290)]
    [InlineData("ap-south", 290)]
    public void A_region_has_its_resources_and_their_guards(string region, int atLeast)
    {
        var compiled = CompiledRegion.Of(region);
        compiled.Resources.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        Approval.Verify(string.Concat(compiled.Resources.Select(Line).Order(StringComparer.Ordinal)), "txt", region);
    }

    /// <summary>The whole program: a change of any property of any resource shows.</summary>
    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    [InlineData("ap-south")]
    [InlineData("consul")]
    public void A_region_to_the_letter(string region)
    {
        var file = Path.Combine(CompiledRegion.Project.Root, "tests", "Regions", region + ".yaml");
        Approval.Verify(CompiledRegion.Of(File.Exists(file) ? file : region).Yaml, "yaml", region + ".whole");
    }

    [Fact]
    public void A_small_region_to_the_letter() =>
        Approval.Verify(CompiledRegion.Of(Path.Combine(CompiledRegion.Project.Root, "tests", "Stacks.Tests", "small.yaml")).Yaml, "yaml");

    [Fact]
    public void A_region_of_ones_own_metal_has_nothing_in_the_cloud() => CompiledRegion.Of("lab").Resources.ShouldBeEmpty();

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public void The_same_region_gives_the_same_bytes(string region) => CompiledRegion.Of(region).Yaml.ShouldBe(CompiledRegion.Of(region).Yaml);

    [Fact]
    public void Compiling_many_regions_at_once_mixes_nothing_up()
    {
        var alone = CompiledRegion.Of("us-east").Yaml;
        var together = Enumerable.Range(0, 12)
            .AsParallel()
            .WithDegreeOfParallelism(4)
            .Select(i => CompiledRegion.Of(i % 2 == 0 ? "us-east" : "eu-central").Yaml)
            .ToList();
        together.Where(yaml => yaml.Contains("us-east-1", StringComparison.Ordinal)).ShouldAllBe(yaml => yaml == alone);
    }

    [Fact]
    public void The_run_without_a_stack_names_every_package_of_the_regions()
    {
        var output = new StringWriter();
        RegionProgram.CompilePackages(output);
        var used = CompiledRegion.Of("eu-central").Resources.Select(resource => resource.Type.Split(':')[0]).Where(package => package != "pulumi").Distinct();
        foreach (var package in used)
            output.ToString().ShouldContain($"\"pulumi:providers:{package}\"");
    }

    [Fact]
    public void Adding_a_database_node_changes_only_that_nodes_resources()
    {
        var before = Bodies(CompiledRegion.Of("eu-central"));
        var after = Bodies(CompiledRegion.With("eu-central", "sites: {primary: {groups: {database: {nodes: {pg4: {}}}}}}\n"));
        // Prometheus reads its targets again by itself; the signer of the role learns a further machine's names.
        var told = before.Except(after).Select(resource => resource.Key).Order(StringComparer.Ordinal).ToList();
        told.ShouldBe(["aws_lambda_Function_eu-central-primary-signer-database", Configuration]);
        var added = after.Except(before).Select(resource => resource.Key).Except(told).ToList();
        added.Count.ShouldBeGreaterThan(5);
        added.ShouldAllBe(key => key.Contains("eu-central-primary-pg4", StringComparison.Ordinal));
    }

    [Fact]
    public void Removing_the_first_node_renames_and_moves_no_other()
    {
        var before = Bodies(CompiledRegion.Of("eu-central"));
        var after = Bodies(CompiledRegion.With("eu-central", "sites: {primary: {groups: {pooler: {nodes: {pooler1: ~}}}}}\n"));
        after.Except(before).Select(resource => resource.Key)
            .ShouldBe(["aws_lambda_Function_eu-central-primary-signer-pooler", Configuration], ignoreOrder: true);
        before.Keys.Except(after.Keys).ShouldAllBe(key => key.Contains("pooler1", StringComparison.Ordinal));
    }

    private const string Configuration = "kubernetes_core-v1_ConfigMap_eu-central-primary-configuration-prometheus_3e653209cc21";

    private static string Line(CompiledResource resource)
    {
        var guards = new[] { "protect", "retainOnDelete", "deleteBeforeReplace", "ignoreChanges" }
            .Where(option => resource.Option(option) is not null)
            .Select(option => option == "ignoreChanges" ? $"{option}({resource.Option(option)})" : option);
        return $"{resource.Type} {resource.Name} {string.Join(' ', guards)}".TrimEnd() + "\n";
    }

    private static Dictionary<string, string> Bodies(CompiledRegion region) =>
        region.Resources.ToDictionary(resource => resource.Key, resource => resource.Node.ToString());
}
