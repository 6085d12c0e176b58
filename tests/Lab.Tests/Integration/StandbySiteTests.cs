using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Model.Declaration;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>The DR site while the link of its replication is cut.</summary>
public sealed class StandbySiteTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    [Fact]
    [Trait("Length", "long")]
    public async Task A_standby_site_without_its_stream_for_a_minute_follows_by_the_archive_within_the_declared_time()
    {
        var leader = await LeaderWithAsync("beyond");
        var members = Lab.Context.Plan.NodesOf(NodeRole.Database).Where(node => node.Site == "dr").ToList();
        await UntilAsync("the table at the other site", async () => await AtDrAsync(members[0], "SELECT to_regclass('public.beyond') IS NOT NULL") == "True");
        try
        {
            foreach (var member in members)
                (await LabFixture.LabAsync("cut", member.Name, "replication")).ShouldSucceed();
            await UntilAsync("no stream", async () => await AtDrAsync(members[0], "SELECT count(*) FROM pg_stat_wal_receiver") == "0");
            var minute = Task.Delay(TimeSpan.FromMinutes(1));
            await AskAsync(leader, "INSERT INTO public.beyond VALUES (1)");
            await AskAsync(leader, "SELECT pg_switch_wal()");
            Measured("no stream, to the row by the archive", await ArrivedAsync(members[0], rows: 1));
            // Nothing else is written, and nobody switches: archive_timeout does.
            var segment = await AskAsync(leader, "INSERT INTO public.beyond VALUES (2) RETURNING pg_walfile_name(pg_current_wal_insert_lsn())");
            var alone = await ArrivedAsync(members[0], rows: 2);
            Measured("no stream and no load, from a commit to the row by the archive", alone);
            alone.ShouldBeLessThan((Lab.Context.Plan.Region.Declared.Backup!.Wal.ArchiveTimeout.Milliseconds / 1000.0) + 30);
            await UntilAsync(
                "the segment in every repository",
                async () => (await LabFixture.StatusAsync()).Repositories.All(each => string.CompareOrdinal(each.LastSegment, segment) >= 0));
            await minute;
        }
        finally
        {
            foreach (var member in members)
                await LabFixture.LabAsync("heal", member.Name, "replication");
        }

        var healed = DateTimeOffset.UtcNow;
        await UntilAsync("a stream again", async () => await AtDrAsync(members[0], "SELECT count(*) FROM pg_stat_wal_receiver") == "1");
        Measured("DR link healed, to streaming", (DateTimeOffset.UtcNow - healed).TotalSeconds);
        await LabFixture.WaitForHealthAsync();
    }

    private async Task<double> ArrivedAsync(LabNode standby, int rows)
    {
        var began = DateTimeOffset.UtcNow;
        await UntilAsync("the row", async () => await AtDrAsync(standby, "SELECT count(*) FROM public.beyond") == $"{rows}");
        (await AtDrAsync(standby, "SELECT count(*) FROM pg_stat_wal_receiver")).ShouldBe("0");
        return (DateTimeOffset.UtcNow - began).TotalSeconds;
    }

    private async Task<string?> AtDrAsync(LabNode member, string sql)
    {
        using var access = new AdminAccess(Lab.Context, member.Site!);
        return await access.WithServerAsync(member, LabFixture.Database, connection => LabFixture.Scalar(connection, sql));
    }
}
