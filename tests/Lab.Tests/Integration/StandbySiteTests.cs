using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Plan;
using Xunit.Abstractions;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>The DR site while the link of its replication is cut.</summary>
public sealed class StandbySiteTests(LabFixture lab, ITestOutputHelper output) : LabTest(lab, output)
{
    [SkippableFact]
    public async Task A_standby_site_without_its_stream_for_a_minute_follows_by_the_archive()
    {
        var leader = await LeaderWithAsync("beyond");
        var members = Lab.Context.Plan.NodesOf(LabRole.Database).Where(node => node.Site == "dr").ToList();
        await UntilAsync("the table at the other site", async () => await AtDrAsync(members[0], "SELECT to_regclass('public.beyond') IS NOT NULL") == "True");
        try
        {
            foreach (var member in members)
                (await LabFixture.LabAsync("cut", member.Name, "replication")).ShouldSucceed();
            await UntilAsync("no stream", async () => await AtDrAsync(members[0], "SELECT count(*) FROM pg_stat_wal_receiver") == "0");
            var minute = Task.Delay(TimeSpan.FromMinutes(1));
            Measured("no stream, to the row by the archive", await ByArchiveAsync(leader, members[0], rows: 1));
            await minute;
            Measured("no stream for a minute, to the row by the archive", await ByArchiveAsync(leader, members[0], rows: 2));
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

    private async Task<double> ByArchiveAsync(string leader, LabNode standby, int rows)
    {
        await AskAsync(leader, $"INSERT INTO public.beyond VALUES ({rows})");
        var began = DateTimeOffset.UtcNow;
        await AskAsync(leader, "SELECT pg_switch_wal()");
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
