using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Drifting;
using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Applying;

/// <summary>Who applied what, and from which declaration.</summary>
public sealed class JournalTests
{
    [Fact]
    public async Task Two_applies_of_different_files_leave_two_actors_and_two_hashes_and_drift_shows_the_last()
    {
        await using var server = await ThrowawayServer.StartNewAsync();
        var (first, second) = (States.Desired(States.Shipped("lab")), States.Desired(States.WithDailyChunks(States.Shipped("lab"))));
        (await server.ApplyAsync(first, new ApplyOptions { AllowDestructive = true, Operator = "ada@bastion" })).ShouldSucceed();
        (await server.ApplyAsync(second, new ApplyOptions { AllowDestructive = true, Operator = "db-apply-7x2" })).ShouldSucceed();

        var journaled = await server.QueryAsync<string[]>(
            "SELECT array_agg(DISTINCT actor || ' ' || region_hash ORDER BY actor || ' ' || region_hash) FROM provision.journal",
            LabServer.Database);
        journaled.ShouldBe([$"postgres for ada@bastion {first.RegionHash}", $"postgres for db-apply-7x2 {second.RegionHash}"]);
        var row = DriftReport.Of(first, await server.InspectAsync(first)).Rows.ShouldHaveSingleItem();
        row.Difference.Id.ToString().ShouldBe("hypertable plant.reading");
        row.Provenance.ShouldStartWith("last applied: alter by postgres for db-apply-7x2 at ");
        row.Provenance.ShouldEndWith($", declaration {second.RegionHash}");
    }
}
