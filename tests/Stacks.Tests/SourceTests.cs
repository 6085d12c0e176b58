using System.Text.RegularExpressions;

namespace ClusterProvisioning.Stacks.Tests;

public sealed partial class SourceTests
{
    [Fact]
    public void Stacks_hold_no_address_size_or_image_of_their_own()
    {
        var sources = Directory.GetFiles(Path.Combine(CompiledRegion.Project.Root, "stacks"), "*.cs", SearchOption.AllDirectories);
        sources.Length.ShouldBeGreaterThan(10);
        foreach (var file in sources)
            Literal().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}").ShouldBeEmpty();
    }

    [Fact]
    public void Both_doors_are_one_project_and_every_region_has_a_stack_file()
    {
        string File(params string[] path) => System.IO.File.ReadAllText(Path.Combine([CompiledRegion.Project.Root, .. path]));
        File("Pulumi.yaml").ShouldContain($"name: {RegionProgram.Project}\n");
        File("stacks", "Pulumi.yaml").ShouldContain($"name: {RegionProgram.Project}\n");
        foreach (var region in CompiledRegion.Project.RegionFiles().Select(Path.GetFileNameWithoutExtension))
            File("stacks", $"Pulumi.{region}.yaml").ShouldContain($"{RegionProgram.Project}:region: {region}\n");
    }

    [GeneratedRegex("""\d+\.\d+\.\d+\.\d+|"\d+(GB|TB|GiB)"|ami-|[a-z]\d[a-z]?\.\d*x?large""")]
    private static partial Regex Literal();
}
