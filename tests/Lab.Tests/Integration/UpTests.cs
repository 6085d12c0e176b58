using System.Text.Json;

namespace ClusterProvisioning.Lab.Tests.Integration;

public sealed class UpTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    [Fact]
    public async Task The_whole_region_comes_up_healthy()
    {
        Measured("lab up, image cached", Lab.Up.Seconds);
        var status = await LabFixture.LabAsync("status", "--format", "json");
        status.ShouldSucceed();
        using var json = JsonDocument.Parse(status.Output);
        json.RootElement.GetProperty("nodes").GetArrayLength().ShouldBe(Lab.Context.Plan.Nodes.Count);
        json.RootElement.GetProperty("nodes").EnumerateArray().ShouldAllBe(node => node.GetProperty("isHealthy").GetBoolean());
    }

    [Fact]
    public async Task The_status_tells_of_both_sites_their_members_the_archive_and_the_endpoints()
    {
        await LabFixture.WaitForHealthAsync();
        // The link to the DR site is slow, and an earlier test may have loaded a million rows.
        await UntilAsync(
            "every stream close behind",
            async () => (await LabFixture.StatusAsync()).Nodes.All(node => node.Stream is not { BytesBehind: >= 16 << 20 }));
        var status = (await LabFixture.LabAsync("status", "--format", "json")).ShouldSucceed();
        using var json = JsonDocument.Parse(status.Output);
        var members = json.RootElement
            .GetProperty("nodes")
            .EnumerateArray()
            .Where(node => node.GetProperty("member").ValueKind == JsonValueKind.Object)
            .ToList();
        members.Select(node => $"{node.GetProperty("site")} {node.GetProperty("member").GetProperty("role")}").Order(StringComparer.Ordinal)
            .ShouldBe(
            [
                "dr replica", "dr replica", "dr standby_leader", "primary leader", "primary quorum_standby", "primary quorum_standby", "primary replica",
                "primary replica",
            ]);
        members.Select(node => node.GetProperty("member").GetProperty("timeline").GetInt32()).Distinct().ShouldHaveSingleItem();
        members.Where(node => node.GetProperty("stream").ValueKind == JsonValueKind.Object)
            .Select(node => $"{node.GetProperty("stream").GetProperty("sync")} {node.GetProperty("stream").GetProperty("bytesBehind").GetInt64() < 16 << 20}")
            .Order(StringComparer.Ordinal).ShouldBe(["async True", "async True", "async True", "quorum True", "quorum True"]);
        json.RootElement.GetProperty("archive").GetProperty("ageSeconds").GetDouble().ShouldBeInRange(0, 120);
        json.RootElement
            .GetProperty("repositories")
            .EnumerateArray()
            .Select(each => each.GetProperty("name").GetString())
            .ShouldBe(["repo1", "repo3", "repo2"], ignoreOrder: true);
        json.RootElement
            .GetProperty("endpoints")
            .EnumerateArray()
            .Select(each => $"{each.GetProperty("purpose")} {each.GetProperty("address")}")
            .Distinct()
            .ShouldBe(["write 10.1.2.10:5432", "read 10.1.2.10:5433", "write 10.11.2.10:5432", "read 10.11.2.10:5433"], ignoreOrder: true);
        var text = (await LabFixture.LabAsync("status")).ShouldSucceed().Output;
        foreach (var part in (string[])
        [
            "standby leader, streaming, timeline", "lag 0", "; quorum", "; async", "no commit outside it is older than", "10.1.2.10:5432",
        ])
        {
            text.ShouldContain(part);
        }
    }

    [Fact]
    public async Task A_second_up_changes_nothing()
    {
        await LabFixture.WaitForHealthAsync();
        var folder = LabFolders.Default.Lab(LabFixture.Lab);
        var before = await File.ReadAllTextAsync(folder.State);
        var key = await File.ReadAllTextAsync(Path.Combine(folder.Certificates, "pg1", "postgres.key"));
        var again = (await LabFixture.LabAsync("up")).ShouldSucceed();
        Measured("second lab up", again.Seconds);
        (await File.ReadAllTextAsync(folder.State)).ShouldBe(before);
        (await File.ReadAllTextAsync(Path.Combine(folder.Certificates, "pg1", "postgres.key"))).ShouldBe(key);
    }

    [Fact]
    public void Keys_and_passwords_are_roots_alone()
    {
        var folder = LabFolders.Default.Lab(LabFixture.Lab);
        var secrets = Directory.GetFiles(folder.Certificates, "*.key", SearchOption.AllDirectories).Concat(Directory.GetFiles(folder.Passwords)).ToList();
        secrets.Count.ShouldBeGreaterThan(8);
        secrets.ShouldAllBe(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var password = File.ReadAllText(Path.Combine(folder.Passwords, "writer"));
        Lab.Up.Output.ShouldNotContain(password);
        File.ReadAllText(folder.Log).ShouldNotContain(password);
        File.ReadAllText(folder.State).ShouldNotContain(password);
    }

    [Fact]
    public async Task No_unit_has_failed_on_any_machine()
    {
        await Parallel.ForEachAsync(Lab.Context.Plan.Nodes, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (node, _) =>
            (await LabFixture.ExecAsync(node.Name, "systemctl", "list-units", "--failed", "--no-legend")).ShouldSucceed().Output
                .Trim()
                .ShouldBeEmpty(node.Name));
    }

    [Fact]
    public async Task A_command_in_a_machine_has_the_machines_powers_and_passes_its_exit_code()
    {
        (await LabFixture.LabAsync("exec", "pg1", "--", "sh", "-c", "exit 7")).ExitCode.ShouldBe(7);
        var made = await LabFixture.LabAsync("exec", "pg1", "--", "mknod", "/root/device", "b", "7", "0");
        made.ExitCode.ShouldNotBe(0, "a machine must not make device nodes of the host");
    }
}
