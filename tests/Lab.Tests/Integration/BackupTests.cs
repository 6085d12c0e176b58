using System.Globalization;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Backups and the archive, by the programs that make and read them.</summary>
public sealed class BackupTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    [Theory]
    [InlineData("backup1", 1)]
    [InlineData("drbackup1", 2)]
    [InlineData("backup1", 3)]
    public async Task A_repository_passes_its_check_and_holds_a_backup(string node, int number)
    {
        await LabFixture.WaitForHealthAsync();
        await UntilAsync("a backup", async () => (await LabFixture.StatusAsync()).Repositories.All(each => each.Backups > 0));
        (await LabFixture.ExecAsync(node, [.. AsPostgres, "pgbackrest", "--stanza=lab", "check"])).ShouldSucceed();
        (await LabFixture.ExecAsync(node, [.. AsPostgres, "pgbackrest", "--stanza=lab", "info"])).ShouldSucceed().Output.ShouldContain("status: ok");
        var timers = (await LabFixture.ExecAsync(node, "systemctl", "list-timers", "--no-legend", "cluster-*")).ShouldSucceed().Output;
        foreach (var timer in new[]
        {
            $"cluster-backup@full-{number}.timer",
            $"cluster-backup@incr-{number}.timer",
            $"cluster-verify@{number}.timer",
            "cluster-archive-check.timer",
        })
        {
            timers.ShouldContain(timer);
        }
    }

    [Fact]
    public async Task The_state_of_a_moment_comes_back_exactly()
    {
        var leader = await LeaderWithAsync("kept");
        var churned = await BackedUpAsync(leader, ("backup1", 1));
        (await LabFixture.ExecAsync("backup1", [.. AsPostgres, "pgbackrest", "--stanza=lab", "--repo=1", "info"]))
            .ShouldSucceed().Output.ShouldContain("incr backup:");
        var before = await AskAsync(
            leader,
            "INSERT INTO public.kept VALUES (1) "
            + "RETURNING (SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC' + '500ms', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await AskAsync(leader, "INSERT INTO public.kept VALUES (2)");
        await ArchivedAsync(leader);
        Measured("restore to a moment from an incremental, checks included", (await RestoreAsync(before!, rows: 1, churned)).Seconds);
        var later = DateTimeOffset.UtcNow.AddHours(1).ToString("O", CultureInfo.InvariantCulture);
        (await ProvisionRun.OfAsync("restore", "lab", "--to", later, "--lab", LabFixture.Lab))
            .Output.ShouldContain("the archive ends before that moment");
        await AwayAsync(leader);
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task The_latest_state_comes_back_exactly_from_the_other_repositories_too()
    {
        var leader = await LeaderWithAsync("kept");
        var churned = await BackedUpAsync(leader, ("backup1", 1), ("drbackup1", 2));
        await AskAsync(leader, "INSERT INTO public.kept VALUES (1), (2)");
        await ArchivedAsync(leader);
        var latest = await RestoreAsync("latest", rows: 2, churned, "--repository", "repo2");
        latest.Output.ShouldContain("of repository 2");
        Measured("restore of the latest state at the DR site's repository, checks included", latest.Seconds);
        (await RestoreAsync("latest", rows: 2, churned, "--repository", "repo3")).Output.ShouldContain("of repository 3");
        await AwayAsync(leader);
        await StartAsync("backup1", "cluster-verify@1.service");
        await StartAsync("backup1", "cluster-archive-check.service");
    }

    [Fact]
    public async Task A_restore_onto_a_member_is_refused()
    {
        var refused = await ProvisionRun.OfAsync("restore", "lab", "--to", "latest", "--node", "pg1", "--lab", LabFixture.Lab);
        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldContain("would be overwritten");
    }

    [Fact]
    [Trait("Length", "long")]
    public async Task While_a_repository_is_down_writes_go_on_and_their_WAL_is_kept_for_it()
    {
        var leader = await LeaderWithAsync("meanwhile");
        (await LabFixture.LabAsync("kill", "backup1")).ShouldSucceed();
        var segment = await AskAsync(leader, "INSERT INTO public.meanwhile VALUES (1) RETURNING pg_walfile_name(pg_current_wal_insert_lsn())");
        await AskAsync(leader, "SELECT pg_switch_wal()");
        await UntilAsync(
            "the segment in repo2",
            async () => string.CompareOrdinal((await LabFixture.StatusAsync()).Repositories.Single(each => each.Name == "repo2").LastSegment, segment) >= 0);
        (await LabFixture.StatusAsync()).Archive!.Waiting.ShouldBeGreaterThan(0);
        (await LabFixture.LabAsync("start", "backup1")).ShouldSucceed();
        var began = DateTimeOffset.UtcNow;
        await UntilAsync(
            "the segment in repo1",
            async () => string.CompareOrdinal((await LabFixture.StatusAsync()).Repositories.Single(each => each.Name == "repo1").LastSegment, segment) >= 0);
        Measured("repository back, to caught up", (DateTimeOffset.UtcNow - began).TotalSeconds);
        await LabFixture.WaitForHealthAsync();
    }

    /// <summary>Starts a unit that ends by itself; fails with its journal.</summary>
    private async Task StartAsync(string node, string unit)
    {
        var began = DateTimeOffset.UtcNow;
        if ((await LabFixture.ExecAsync(node, "systemctl", "start", unit)).ExitCode != 0)
            Assert.Fail((await LabFixture.LabAsync("logs", node, unit)).Output);
        Measured(unit, (DateTimeOffset.UtcNow - began).TotalSeconds);
    }

    /// <summary>Makes what a restore starts from: a full during which the primary's disks change before a standby's, and an incremental on it.</summary>
    /// <returns>How many rows of <c>public.churned</c> came meanwhile.</returns>
    private async Task<int> BackedUpAsync(string leader, params (string Node, int Repository)[] repositories)
    {
        var churned = await ChurnAsync(leader, async () =>
        {
            foreach (var (node, repository) in repositories)
                await StartAsync(node, $"cluster-backup@full-{repository}.service");
        });
        foreach (var (node, repository) in repositories)
            await StartAsync(node, $"cluster-backup@incr-{repository}.service");
        return churned;
    }

    // The restored copy and the tables, so that the next trial begins with none.
    private async Task AwayAsync(string leader)
    {
        (await ProvisionRun.OfAsync("restore", "lab", "--clean", "--lab", LabFixture.Lab)).ShouldSucceed();
        await AskAsync(leader, "DROP TABLE public.kept; DROP TABLE public.churned CASCADE");
    }

    private async Task ArchivedAsync(string leader)
    {
        var segment = await AskAsync(leader, "SELECT pg_walfile_name(pg_switch_wal())");
        await UntilAsync(
            "the segment in the archive",
            async () => (await LabFixture.StatusAsync()).Repositories.All(each => string.CompareOrdinal(each.LastSegment, segment) >= 0));
    }

    /// <summary>Makes tables while something else runs, each on the primary's disks at once.</summary>
    /// <returns>How many rows they have.</returns>
    private async Task<int> ChurnAsync(string leader, Func<Task> meanwhile)
    {
        const int Rows = 100;
        await AskAsync(leader, "CREATE TABLE public.churned (n int)");
        var tables = 0;
        var other = meanwhile();
        for (; !other.IsCompleted; tables++)
        {
            await AskAsync(
                leader,
                $"CREATE TABLE public.churned{tables} (PRIMARY KEY (n)) INHERITS (public.churned); "
                + $"INSERT INTO public.churned{tables} SELECT generate_series(1, {Rows})");
            await AskAsync(leader, "CHECKPOINT");
            await Task.Delay(500);
        }

        await other;
        return tables * Rows;
    }

    private static async Task<ProvisionRun> RestoreAsync(string to, int rows, int churned, params string[] further)
    {
        var expect = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(
                expect,
                string.Create(CultureInfo.InvariantCulture, $"{LabFixture.Database} public.kept {rows}\n{LabFixture.Database} public.churned {churned}\n"));
            var run = (await ProvisionRun.OfAsync(["restore", "lab", "--to", to, "--expect", expect, "--lab", LabFixture.Lab, .. further])).ShouldSucceed();
            run.Output.ShouldContain("the copy is sound");
            return run;
        }
        finally
        {
            File.Delete(expect);
        }
    }
}
