using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Tests.Clusters;

public sealed class RolloutLockTests
{
    [Fact]
    public async Task Work_ends_with_the_lock_and_says_why()
    {
        await using var taken = await TakeAsync("""{"result": {"TTL": "0"}}""");
        var stopped = await Should.ThrowAsync<FleetException>(() => taken.HoldingAsync(ForeverAsync, CancellationToken.None));
        stopped.Message.ShouldContain("another rollout may have begun");
    }

    [Fact]
    public async Task Work_that_a_person_ends_is_interrupted_and_no_more()
    {
        await using var taken = await TakeAsync("""{"result": {"TTL": "30"}}""");
        using var person = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await Should.ThrowAsync<OperationCanceledException>(() => taken.HoldingAsync(ForeverAsync, person.Token));
    }

    [Fact]
    public async Task What_work_gives_is_given()
    {
        await using var taken = await TakeAsync("""{"result": {"TTL": "30"}}""");
        (await taken.HoldingAsync(_ => Task.FromResult(7), CancellationToken.None)).ShouldBe(7);
    }

    private static async Task<int> ForeverAsync(CancellationToken cancel)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), cancel);
        return 0;
    }

    private static Task<RolloutLock> TakeAsync(string keepalive)
    {
        var fleet = new FakeFleet("etcd1")
        {
            Answer = (_, path) => path switch
            {
                "v3/lease/grant" => """{"ID": "5", "TTL": "30"}""",
                "v3/kv/txn" => """{"succeeded": true}""",
                "v3/lease/keepalive" => keepalive,
                _ => "{}",
            },
        };
        return RolloutLock.TakeAsync(new EtcdCluster(fleet, "primary"), "lab", "a test", CancellationToken.None);
    }
}
