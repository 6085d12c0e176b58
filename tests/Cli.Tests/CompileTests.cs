using System.Text.RegularExpressions;
using ClusterProvisioning.Stacks;
using YamlDotNet.RepresentationModel;

namespace ClusterProvisioning.Cli.Tests;

public sealed partial class CompileTests
{
    private static readonly YamlMappingNode Project = Load(File.ReadAllText(Path.Combine(Provision.Root, "Pulumi.yaml")));

    [Fact]
    public async Task The_program_has_one_type_line_a_resource_and_twice_the_same_bytes()
    {
        var run = await Provision.RunAsync("compile", "eu-central");
        run.ExitCode.ShouldBe(0, run.Error);
        TypeLine().Count(run.Output).ShouldBe(((YamlMappingNode)Load(run.Output)["resources"]).Children.Count);
        TypeLine().Count(run.Output).ShouldBeGreaterThan(80);
        (await Provision.RunAsync("compile", "eu-central")).Output.ShouldBe(run.Output);
    }

    [Fact]
    public async Task As_compiler_of_Pulumi_yaml_it_runs_in_the_main_folder_without_a_shell()
    {
        var run = await AsCompiler(new()
        {
            ["PULUMI_PROJECT"] = "cluster-provisioning",
            ["PULUMI_STACK"] = "us-east",
            ["PULUMI_CONFIG"] = """{"cluster-provisioning:region":"us-east"}""",
        });
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe((await Provision.RunAsync("compile", "us-east")).Output);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("null")]
    public async Task Without_a_stack_it_names_the_packages(string? config)
    {
        var run = await AsCompiler(config is null ? [] : new() { ["PULUMI_CONFIG"] = config });
        run.ExitCode.ShouldBe(0, run.Error);
        Load(run.Output)["name"].ToString().ShouldBe("cluster-provisioning");
        run.Output.ShouldContain("type: \"pulumi:providers:aws\"");
    }

    [Fact]
    public async Task A_stack_of_the_callers_environment_does_not_spoil_the_question_for_packages()
    {
        var run = await AsCompiler(new() { ["PULUMI_STACK"] = "us-east" });
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe((await AsCompiler([])).Output);
    }

    [Theory]
    [InlineData("toolTga", "v2", "toolTag")]
    [InlineData("toolTag", "a b/../x", "letters")]
    [InlineData("toolTag", "-v2", "letters")]
    public async Task A_misspelt_key_or_a_tag_that_no_registry_takes_is_refused(string key, string value, string told)
    {
        var config = $$"""{"cluster-provisioning:region":"us-east","cluster-provisioning:{{key}}":"{{value}}"}""";
        var run = await AsCompiler(new() { ["PULUMI_PROJECT"] = "cluster-provisioning", ["PULUMI_STACK"] = "us-east", ["PULUMI_CONFIG"] = config });
        (run.ExitCode, run.Output).ShouldBe((1, ""));
        run.Error.ShouldContain($"cluster-provisioning:{key}");
        run.Error.ShouldContain(told);
    }

    [Fact]
    public void The_keys_that_the_program_knows_are_those_of_both_project_files()
    {
        var official = Load(File.ReadAllText(Path.Combine(Provision.Root, "stacks", "Pulumi.yaml")));
        foreach (var project in new[] { Project, official })
            ((YamlMappingNode)project["config"]).Children.Keys.Select(key => key.ToString()).ShouldBe(StackSettings.All, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"cluster-provisioning:region":"eu-central"}""")]
    [InlineData("{}")]
    public async Task A_stack_left_in_the_callers_environment_is_noticed(string config)
    {
        var run = await AsCompiler(new() { ["PULUMI_PROJECT"] = "cluster-provisioning", ["PULUMI_STACK"] = "us-east", ["PULUMI_CONFIG"] = config });
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain("Unset PULUMI_STACK");
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_empty_stack_in_a_run_that_has_one_is_refused_and_deletes_nothing(string? stack)
    {
        var environment =
            new Dictionary<string, string> { ["PULUMI_PROJECT"] = "cluster-provisioning", ["PULUMI_CONFIG"] = """{"cluster-provisioning:region":"us-east"}""" };
        if (stack is not null)
            environment["PULUMI_STACK"] = stack;
        var run = await AsCompiler(environment);
        (run.ExitCode, run.Output).ShouldBe((1, ""));
        run.Error.ShouldContain("Unset PULUMI_STACK");
    }

    [Fact]
    public async Task A_named_region_is_compiled_whatever_the_environment_says() =>
        (await Provision.RunInAsync(Provision.Root, new() { ["PULUMI_STACK"] = "eu-central" }, Provision.Launcher, "compile", "us-east")).ExitCode.ShouldBe(0);

    [Fact]
    public async Task Secrets_of_the_configuration_never_reach_the_output()
    {
        var run = await AsCompiler(new()
        {
            ["PULUMI_PROJECT"] = "cluster-provisioning",
            ["PULUMI_STACK"] = "us-east",
            ["PULUMI_CONFIG"] = """{"cluster-provisioning:region":"us-east","other:password":"hunter2-hunter2"}""",
        });
        run.ExitCode.ShouldBe(0);
        run.Everything.ShouldNotContain("hunter2");
        (await AsCompiler(new() { ["PULUMI_STACK"] = "us-east", ["PULUMI_CONFIG"] = "{broken hunter2" })).Everything.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task An_invalid_region_writes_no_half_program()
    {
        var run = await Provision.RunAsync("compile", "tests/Rules.Tests/invalid/CP1002-sovereignty.yaml");
        (run.ExitCode, run.Output).ShouldBe((1, ""));
        run.Error.ShouldContain("CP1002");
    }

    [Fact]
    public async Task An_AWS_region_in_the_environment_changes_nothing()
    {
        var run = await Provision.RunInAsync(
            Provision.Root,
            new() { ["AWS_REGION"] = "us-west-1", ["AWS_DEFAULT_REGION"] = "us-west-1" },
            Provision.Launcher,
            "compile",
            "eu-central");
        run.Output.ShouldBe((await Provision.RunAsync("compile", "eu-central")).Output);
    }

    private static Task<ProvisionRun> AsCompiler(Dictionary<string, string> environment)
    {
        var compiler = Project["runtime"]["options"]["compiler"].ToString().Split(' ');
        var folder = Path.Combine(Provision.Root, Project["main"].ToString());
        // Go resolves a relative program against the folder that it runs in; .NET against its own.
        return Provision.RunInAsync(folder, environment, Path.GetFullPath(Path.Combine(folder, compiler[0])), compiler[1..]);
    }

    private static YamlMappingNode Load(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }

    [GeneratedRegex("(?m)^ *type: ")]
    private static partial Regex TypeLine();
}
