using System.Diagnostics;
using System.Text.Json;
using ClusterProvisioning.Fleet.Clusters;

namespace ClusterProvisioning.Fleet.Tests.Clusters;

public sealed class LeaseTests
{
    private const string Good = """{"result": {"ID": "1", "TTL": "30"}}""";
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(20);

    // Far more than a busy host needs, and far less than an hour.
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("""{"result": {"ID": "1", "TTL": "0"}}""")]
    [InlineData("""{"result": {"ID": "1"}}""")]
    [InlineData("""{"result": {}}""")]
    [InlineData("""{"result": 7}""")]
    [InlineData("""{}""")]
    [InlineData("\"well\"")]
    [InlineData("[]")]
    public async Task An_answer_of_a_lease_that_is_over_or_of_none_ends_it_at_once(string answer)
    {
        await using var lease = new Lease(_ => Task.FromResult(Json(answer)), TimeSpan.FromHours(1), Often, Stopwatch.GetTimestamp());
        (await IsLostAsync(lease, Most)).ShouldBeTrue();
    }

    [Fact]
    public async Task It_ends_in_time_while_a_request_hangs()
    {
        var never = new TaskCompletionSource<JsonElement>();
        await using (var lease = new Lease(_ => never.Task, Short, Often, Stopwatch.GetTimestamp()))
        {
            (await IsLostAsync(lease, Most)).ShouldBeTrue();
            never.SetResult(Json(Good));
        }
    }

    [Fact]
    public async Task Time_counts_from_when_a_request_was_sent()
    {
        // Each answer comes before the lease ends and brings only a quarter of it: the next one comes too late.
        await using var lease = new Lease(async cancel =>
        {
            await Task.Delay(Short * 0.75, CancellationToken.None);
            return Json(Good);
        }, Short, Often, Stopwatch.GetTimestamp());
        (await IsLostAsync(lease, Most)).ShouldBeTrue();
    }

    [Fact]
    public async Task Whatever_a_request_fails_with_it_is_asked_again_and_then_it_ends()
    {
        var failures = new Queue<Exception>(
        [
            new KeyNotFoundException(),
            new FleetException("no answer"),
            new HttpRequestException(),
            new InvalidOperationException(),
            new OperationCanceledException(),
        ]);
        var asked = 0;
        await using var lease = new Lease(
            _ => Interlocked.Increment(ref asked) % 6 != 0
                ? throw failures.Dequeue()
                : Task.FromResult(Json("""{"error": {"message": "etcdserver: no leader"}}""")),
            Short,
            Often,
            Stopwatch.GetTimestamp());
        (await IsLostAsync(lease, Most)).ShouldBeTrue();
        asked.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task One_that_is_renewed_stays()
    {
        var asked = 0;
        await using var lease = new Lease(
            _ => Interlocked.Increment(ref asked) % 2 == 0 ? throw new HttpRequestException() : Task.FromResult(Json(Good)),
            Most,
            Often,
            Stopwatch.GetTimestamp());
        (await IsLostAsync(lease, Short)).ShouldBeFalse();
        asked.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task One_that_is_let_go_is_not_lost()
    {
        var lease = new Lease(async cancel =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return default;
        }, Most, Often, Stopwatch.GetTimestamp());
        var lost = lease.Lost;
        await lease.DisposeAsync();
        lost.IsCancellationRequested.ShouldBeFalse();
    }

    private static async Task<bool> IsLostAsync(Lease lease, TimeSpan most)
    {
        try
        {
            await Task.Delay(most, lease.Lost);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
