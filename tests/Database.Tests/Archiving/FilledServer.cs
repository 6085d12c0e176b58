using ClusterProvisioning.Database.Tests.Server;

namespace ClusterProvisioning.Database.Tests.Archiving;

/// <summary>A lab's database with rows of 600 days ago, killed: each trial goes on from a copy. And the bucket, emptied for each.</summary>
public sealed class FilledServer : IAsyncLifetime
{
    /// <summary>The head of an insert of readings.</summary>
    public const string Insert = "INSERT INTO plant.reading (time, facility_id, machine_id, metric_id, value)";

    private const string Fill = $"""
        {Insert}
        SELECT date_trunc('day', now()) - d * interval '1 day' + i * interval '1 minute', i % 3 + 1, i, 1, i / 7.0
          FROM generate_series(600, 602) d, generate_series(1, 500) i
         UNION ALL SELECT now(), 1, 1, 1, 1
        """;

    private ThrowawayServer? _filled;

    /// <summary>The stand-in for the archive; null where no server can run.</summary>
    public StandInBucket Bucket { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (ServerImage.Reason is not null)
            return;
        Bucket = await StandInBucket.StartNewAsync();
        _filled = await ThrowawayServer.StartNewAsync();
        (await _filled.ApplyAsync(States.Desired(States.WithDailyChunks(States.Shipped("lab"))))).ShouldSucceed();
        await _filled.ExecuteAsync(Fill, LabServer.Database);
        // Else what the crash loses is the last second's.
        await _filled.ExecuteAsync("CHECKPOINT");
        await _filled.KillAsync();
    }

    /// <summary>A server of its own that holds the rows, beside an empty bucket.</summary>
    public async Task<ThrowawayServer> StartAsync()
    {
        await Bucket.EmptyAsync();
        return await ThrowawayServer.StartCopyAsync(_filled!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_filled is null)
            return;
        await _filled.DisposeAsync();
        await Bucket.DisposeAsync();
    }
}
