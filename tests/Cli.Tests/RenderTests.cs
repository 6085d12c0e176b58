namespace ClusterProvisioning.Cli.Tests;

public sealed class RenderTests
{
    [Fact]
    public async Task Every_machine_is_listed_with_its_files_and_twice_the_same_bytes()
    {
        var run = await Provision.RunAsync("render", "lab");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain("pg1 (primary/database)");
        run.Output.ShouldContain("  0640 root:postgres ");
        (await Provision.RunAsync("render", "lab")).Output.ShouldBe(run.Output);
    }

    [Fact]
    public async Task One_machine_is_printed_whole() =>
        (await Provision.RunAsync("render", "lab", "--node", "etcd2")).Output.ShouldContain("==> /etc/etcd/etcd.yml (0644 root:root)\n# Made by provision");

    [Fact]
    public async Task A_machine_that_is_not_there_is_exit_1_and_names_those_that_are()
    {
        var run = await Provision.RunAsync("render", "lab", "--node", "pg9");
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("'pg9'");
        run.Error.ShouldContain("pg1, pg2, pg3");
    }

    [Fact]
    public async Task Files_are_written_as_a_tree_and_what_was_there_goes()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var left = Path.Combine(folder.FullName, "pg1", "etc", "left");
            Directory.CreateDirectory(Path.GetDirectoryName(left)!);
            await File.WriteAllTextAsync(left, "");
            (await Provision.RunAsync("render", "lab", "--as", "lab", "--out", folder.FullName)).ExitCode.ShouldBe(0);
            File.Exists(Path.Combine(folder.FullName, "pg1", "etc", "patroni", "config.yml")).ShouldBeTrue();
            File.Exists(left).ShouldBeFalse();
            (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "pg1.modes"))).ShouldContain("0640 root:postgres /etc/patroni/config.yml\n");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_check_without_an_image_is_exit_3_and_says_how_to_get_one()
    {
        var run = await Provision.RunAsync("render", "lab", "--check", "--image", "/nonexistent");
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain(Environment.IsPrivilegedProcess ? "provision image build" : "root");
    }
}
