using System.Diagnostics;
using ClusterProvisioning.Cli.Baselines;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Comparing;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Tests;

/// <summary>Baselines from real repositories made for the test; the cache is the test's own.</summary>
public sealed class PreviewTests : IDisposable
{
    private const string Region = "eu-central";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("preview");
    private readonly string _project;
    private readonly string? _cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");

    public PreviewTests()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", Path.Combine(_folder.FullName, "cache"));
        // A project below the top of its repository, as in a repository of many projects.
        _project = Path.Combine(_folder.FullName, "repository", "clusters");
        foreach (var file in Directory.GetFiles(Path.Combine(Provision.Root, "regions"), "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_project, Path.GetRelativePath(Provision.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Git("init", "--quiet", "--initial-branch", "main");
        Commit("first");
    }

    [Fact]
    public async Task The_same_commit_shows_no_changes_and_a_change_of_the_working_tree_is_the_new_side()
    {
        var (before, name) = await Baseline().FindAsync(Region, "HEAD", default);
        name.ShouldEndWith("(HEAD)");
        RegionPreview.Of(Region, name, before, Now()).HasChanges.ShouldBeFalse();
        Change("(CP1111).\n    image: ami-00000000000000000", "(CP1111).\n    image: ami-0e0c3a1f5d7b9ffff");
        var preview = RegionPreview.Of(Region, name, before, Now());
        preview.Risk.Refusals.ShouldContain(refusal => refusal.Reason.Contains("changes ami", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_commit_it_is_the_merge_base_with_the_main_branch()
    {
        Git("switch", "--quiet", "--create", "feature");
        Change("owner: platform-databases", "owner: others");
        Commit("second");
        var (before, name) = await Baseline().FindAsync(Region, null, default);
        name.ShouldEndWith("(merge base with main)");
        RegionPreview.Of(Region, name, before, Now()).Count(ChangeKind.Changed).ShouldBeGreaterThan(0);
        (before, name) = await Baseline().FindAsync(Region, "HEAD", default);
        RegionPreview.Of(Region, name, before, Now()).HasChanges.ShouldBeFalse();
    }

    [Fact]
    public async Task A_region_that_was_not_there_is_all_new()
    {
        var file = Path.Combine(_project, "regions", "new.yaml");
        await File.WriteAllTextAsync(
            file,
            (await File.ReadAllTextAsync(Path.Combine(_project, "regions", "us-east.yaml"))).Replace("us-east\n", "new\n", StringComparison.Ordinal));
        (await Baseline().FindAsync("new", "HEAD", default)).Side.ShouldBe(RegionSide.Nothing);
    }

    [Fact]
    public async Task Other_sources_are_built_by_their_own_launcher_which_an_unknown_file_is_enough_for()
    {
        // Stands for the commit's own program; that the real one is built is seen in docs/how-to/preview.md, and takes minutes.
        await File.WriteAllTextAsync(Path.Combine(_project, "provision"), "#!/bin/sh\nprintf 'resources:\\n  a:\\n    type: t:m:T\\n'\n");
        File.SetUnixFileMode(Path.Combine(_project, "provision"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Commit("launcher");
        (await Baseline().FindAsync(Region, "HEAD", default)).Side.Resources.Count.ShouldBeGreaterThan(400);
        Directory.CreateDirectory(Path.Combine(_project, "src"));
        await File.WriteAllTextAsync(Path.Combine(_project, "src", "New.cs"), "");
        var said = new List<string>();
        (await new GitBaseline(new ProjectLayout(_project), said.Add).FindAsync(Region, "HEAD", default)).Side.Resources
            .ShouldHaveSingleItem().Type
            .ShouldBe("t:m:T");
        said.ShouldHaveSingleItem().ShouldContain("building the program of");
    }

    [Fact]
    public async Task A_worktree_that_was_left_half_made_is_made_anew()
    {
        await Baseline().FindAsync(Region, "HEAD", default);
        var complete = Directory.GetFiles(Path.Combine(_folder.FullName, "cache"), "*.complete", SearchOption.AllDirectories).ShouldHaveSingleItem();
        File.Delete(complete);
        Directory.Delete(Path.Combine(complete[..^".complete".Length], "clusters", "regions"), recursive: true);
        (await Baseline().FindAsync(Region, "HEAD", default)).Side.Resources.Count.ShouldBeGreaterThan(400);
    }

    [Fact]
    public async Task Several_at_once_share_one_worktree()
    {
        var sides = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Baseline().FindAsync(Region, "HEAD", default)));
        sides.Select(found => found.Side.Resources.Count).Distinct().ShouldHaveSingleItem().ShouldBeGreaterThan(400);
        Directory.GetFiles(Path.Combine(_folder.FullName, "cache"), "*.complete", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Old_entries_go()
    {
        for (var i = 0; i < 8; i++)
        {
            Change("owner: ", "owner: x");
            Commit($"number {i}");
            await Baseline().FindAsync(Region, "HEAD", default);
        }

        Directory.GetFiles(Path.Combine(_folder.FullName, "cache"), "*.complete", SearchOption.AllDirectories).Length.ShouldBe(6);
        Git("worktree", "list").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(7);
    }

    [Theory]
    [InlineData("nosuch", "There is no commit 'nosuch'")]
    [InlineData("--help", "There is no commit '--help'")]
    public async Task A_commit_that_is_not_there_is_missing(string reference, string reason) =>
        (await Should.ThrowAsync<MissingException>(() => Baseline().FindAsync(Region, reference, default))).Message.ShouldContain(reason);

    [Fact]
    public async Task A_folder_without_a_repository_is_told_of_states()
    {
        Directory.Delete(Path.Combine(_folder.FullName, "repository", ".git"), recursive: true);
        (await Should.ThrowAsync<MissingException>(() => Baseline().FindAsync(Region, null, default))).Message.ShouldContain("--state FILE");
    }

    [Fact]
    public async Task Exit_codes_are_those_of_the_house()
    {
        (await Provision.RunAsync("preview", Region, "--against", "nosuch")).ExitCode.ShouldBe(3);
        (await Provision.RunAsync("preview", Region, "--state", "/nonexistent")).ExitCode.ShouldBe(3);
        (await Provision.RunAsync("preview", Region, "--state", "a", "--against", "b")).ExitCode.ShouldBe(1);
        var state = Path.Combine(_folder.FullName, "state.json");
        await File.WriteAllTextAsync(state, """{"version": 3, "deployment": {}}""");
        var run = await Provision.RunAsync("preview", Region, "--state", state);
        run.ExitCode.ShouldBe(2, run.Error);
        await File.WriteAllTextAsync(state, UpTests.Guarded);
        (await Provision.RunAsync("preview", Region, "--state", state)).ExitCode.ShouldBe(1);
        (await Provision.RunAsync("preview", Region, "--state", state, "--allow-risk")).ExitCode.ShouldBe(2);
        run.Output.ShouldContain("resources: 508 created".Replace("508", Now().Resources.Count.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("eu-central")]
    [InlineData("us-east")]
    public async Task Of_every_type_it_is_known_what_replaces_it(string region) =>
        ProgramReader.Read((await Provision.RunAsync("compile", region)).Output, region)
            .Select(resource => resource.Type)
            .Where(type => !type.StartsWith("pulumi:providers:", StringComparison.Ordinal))
            .Distinct()
            .ShouldAllBe(type => ReplaceOnChange.Knows(type));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("XDG_CACHE_HOME", _cache);
        _folder.Delete(recursive: true);
    }

    private GitBaseline Baseline() => new(new ProjectLayout(_project), _ => { });

    private RegionSide Now()
    {
        var project = new ProjectLayout(_project);
        return RegionSides.Of(new RegionLoader(project.Profiles).Load(Path.Combine(project.Regions, Region + ".yaml")).Region!);
    }

    private void Change(string old, string wanted)
    {
        var file = Path.Combine(_project, "regions", Region + ".yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace(old, wanted, StringComparison.Ordinal));
    }

    private void Commit(string message)
    {
        Git("add", "--all");
        Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--no-verify", "--message", message);
    }

    private string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", Path.Combine(_folder.FullName, "repository"), .. arguments])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "repository"));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }
}
