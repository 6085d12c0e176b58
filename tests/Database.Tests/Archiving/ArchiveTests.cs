using ClusterProvisioning.Database.Archiving;
using ClusterProvisioning.Database.Tests.Server;
using Npgsql;

namespace ClusterProvisioning.Database.Tests.Archiving;

/// <summary>Rows of 600 days ago are past their 549 days: they go to the bucket, and only then are dropped.</summary>
public sealed class ArchiveTests(FilledServer filled) : IClassFixture<FilledServer>, IAsyncLifetime
{
    private const string D = LabServer.Database;
    private const string Insert = FilledServer.Insert;

    private ThrowawayServer _server = null!;
    private readonly StandInBucket _bucket = filled.Bucket;
    private IArchiveStore _store = null!;

    public async ValueTask InitializeAsync()
    {
        if (ServerImage.Reason is not null)
            return;
        _store = _bucket.Open();
        _server = await filled.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _store?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_past_its_time_is_copied_dropped_and_comes_back_row_for_row()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        var before = await RowsAsync("plant.reading WHERE time < now() - interval '500 days'");
        (await TierAsync()).Dropped.ShouldBe(0);
        var manifests = await RunAsync();
        manifests.Select(each => each.Rows).ShouldBe([500, 500, 500]);
        (await RunAsync()).ShouldBeEmpty();
        (await TierAsync()).Dropped.ShouldBe(3);
        (await TierAsync()).Dropped.ShouldBe(0);
        (await _server.QueryAsync<long>("SELECT count(*) FROM plant.reading", D)).ShouldBe(1);
        (await _bucket.KeysAsync()).ShouldBe(manifests.SelectMany(each => new[] { each.Key, each.Key + ".json" }).Order(StringComparer.Ordinal));
        var tables = await RestoreAllAsync(manifests);
        (await RowsAsync(string.Join(" UNION ALL SELECT time, facility_id, machine_id, metric_id, quality, value FROM ", tables))).ShouldBe(before);
        (await RestoreAllAsync(manifests, wasThere: true)).ShouldBe(tables);
        (await _server.DriftAsync(States.Desired(States.WithDailyChunks(States.Shipped("lab"))))).ShouldBeEmpty("restored tables are nobody's drift");
        (await Should.ThrowAsync<PostgresException>(() => _server.ExecuteAsync($"SELECT * FROM {tables[0]}", D, "reader"))).SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task A_run_goes_on_until_nothing_is_due_however_few_it_finds_at_a_time()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        await _server.ExecuteAsync("UPDATE provision.lifecycle SET chunks_per_run = 1", D);
        (await RunAsync()).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("INSERT INTO plant.reading (time, facility_id, machine_id, metric_id, value) SELECT min(time), 1, 9999, 1, 42 FROM plant.reading")]
    [InlineData("UPDATE plant.reading SET value = -1 WHERE time = (SELECT min(time) FROM plant.reading)")]
    [InlineData("DELETE FROM plant.reading WHERE time = (SELECT min(time) FROM plant.reading)")]
    public async Task A_late_writer_keeps_the_chunk_until_its_rows_are_copied_too(string late)
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        var first = await RunAsync();
        await _server.ExecuteAsync(late, D);
        var after = await RowsAsync("plant.reading WHERE time < now() - interval '500 days'");
        (await TierAsync()).Dropped.ShouldBe(2);
        var again = (await RunAsync()).ShouldHaveSingleItem();
        again.Key.ShouldNotBe(first[0].Key);
        (await TierAsync()).Dropped.ShouldBe(1);
        var tables = await RestoreAllAsync([again, first[1], first[2]]);
        (await RowsAsync(string.Join(" UNION ALL SELECT time, facility_id, machine_id, metric_id, quality, value FROM ", tables))).ShouldBe(after);
    }

    [Fact]
    public async Task Rows_that_come_after_the_drop_get_a_copy_of_their_own_and_the_first_one_stays()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        var first = await RunAsync();
        (await TierAsync()).Dropped.ShouldBe(3);
        await _server.ExecuteAsync($"{Insert} SELECT date_trunc('day', now()) - interval '600 days' + interval '3 hours', 1, 1, 1, 5", D);
        var second = (await RunAsync()).ShouldHaveSingleItem();
        second.Chunk.From.ShouldBe(first[2].Chunk.From);
        (await TierAsync()).Dropped.ShouldBe(1);
        (await RestoreAllAsync([first[2], second])).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_writer_that_is_still_at_it_is_waited_for_and_loses_nothing()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        await RunAsync();
        await using var writer = await _server.OpenAsync(D);
        await using var transaction = await writer.BeginTransactionAsync();
        const string Late = $"{Insert} VALUES (date_trunc('day', now()) - interval '602 days' + interval '9 hours', 1, 9999, 1, 42)";
        await using (var insert = new NpgsqlCommand(Late, writer, transaction))
            await insert.ExecuteNonQueryAsync();
        (await TierAsync()).Dropped.ShouldBe(2);
        await transaction.CommitAsync();
        (await TierAsync()).Dropped.ShouldBe(0);
        (await _server.QueryAsync<long>("SELECT count(*) FROM plant.reading WHERE machine_id = 9999", D)).ShouldBe(1);
        (await RunAsync()).ShouldHaveSingleItem().Rows.ShouldBe(501);
    }

    [Trait("Length", "long")]
    [Fact]
    public async Task The_server_dies_before_any_step_and_the_next_run_ends_in_the_same_state()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        var (died, later) = (new HashSet<ArchiveStep>(), 0);
        while (true)
        {
            await using var source = _server.Connect();
            var archiver = new Archiver(source, _store, "lab")
            {
                BeforeStep = async step =>
                {
                    // Each step of the first chunk, and one of the second.
                    if (died.Add(step) || (died.Count == Enum.GetValues<ArchiveStep>().Length && ++later == 8))
                        await _server.KillAsync();
                },
            };
            try
            {
                await archiver.RunAsync(D, null, CancellationToken.None);
                break;
            }
            catch (Exception exception) when (_server.IsDead && exception is (NpgsqlException or DatabaseException or IOException))
            {
                await _server.StartAsync();
            }
        }

        later.ShouldBeGreaterThan(8);
        await using var reading = _server.Connect();
        var all = await Archiver.ListAsync(reading, D, CancellationToken.None);
        all.Select(each => (each.Rows, each.IsVerified)).ShouldBe([(500, true), (500, true), (500, true)]);
        (await _bucket.KeysAsync()).ShouldBe(all.SelectMany(each => new[] { each.Key, each.Key + ".json" }).Order(StringComparer.Ordinal));
        (await TierAsync()).Dropped.ShouldBe(3);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-9)]
    [InlineData(40)]
    public async Task A_copy_that_reads_back_damaged_is_not_journaled_and_nothing_is_dropped(int position)
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        await using var source = _server.Connect();
        using var damaging = new DamagingStore(_bucket.Open(), position);
        (await Should.ThrowAsync<DatabaseException>(() => new Archiver(source, damaging, "lab").RunAsync(D, null, CancellationToken.None))).Message
            .ShouldContain("damaged");
        (await TierAsync()).Dropped.ShouldBe(0);
        var good = await RunAsync();
        (await Should.ThrowAsync<DatabaseException>(() => new Restorer(source, damaging).RestoreAsync(D, good[0].Key, CancellationToken.None))).Message
            .ShouldContain("damaged");
        (await _server.QueryAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname = 'provision_restored'", D)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_runs_at_once_are_refused_and_an_archive_that_is_not_there_is_named()
    {
        Assert.SkipWhen(ServerImage.Reason is not null, ServerImage.Reason ?? "");
        await using var source = _server.Connect();
        var other = new Archiver(source, _store, "lab")
        {
            BeforeStep = async step =>
            {
                if (step == ArchiveStep.Journal)
                    (await Should.ThrowAsync<DatabaseException>(() => RunAsync())).IsUnreachable.ShouldBeTrue();
            },
        };
        (await other.RunAsync(D, null, CancellationToken.None)).Count.ShouldBe(3);
        await _server.ExecuteAsync("UPDATE provision.archived SET verified = NULL", D);
        using var nowhere = new S3ArchiveStore(_bucket.Declared with { Bucket = "no-such-bucket" });
        (await Should.ThrowAsync<DatabaseException>(() => new Archiver(source, nowhere, "lab").RunAsync(D, null, CancellationToken.None))).Message
            .ShouldContain("no-such-bucket");
    }

    private async Task<IReadOnlyList<ArchiveManifest>> RunAsync()
    {
        await using var source = _server.Connect();
        return await new Archiver(source, _store, "lab").RunAsync(D, null, CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> RestoreAllAsync(IReadOnlyList<ArchiveManifest> manifests, bool wasThere = false)
    {
        await using var source = _server.Connect();
        var tables = new List<string>();
        foreach (var manifest in manifests)
        {
            var restored = await new Restorer(source, _store).RestoreAsync(D, manifest.Key, CancellationToken.None);
            restored.WasThere.ShouldBe(wasThere);
            tables.Add(restored.Table);
        }

        return tables;
    }

    private async Task<string?> RowsAsync(string from)
    {
        var rows = $"SELECT time, facility_id, machine_id, metric_id, quality, value FROM {from}";
        return await _server.QueryAsync<string>($"SELECT coalesce(string_agg(r::text, '|' ORDER BY r::text), '') FROM ({rows}) r", D);
    }

    private async Task<(int Moved, int Dropped)> TierAsync()
    {
        await using var connection = await _server.OpenAsync(D);
        await using var command = new NpgsqlCommand("CALL provision.tier()", connection) { CommandTimeout = 120 };
        await using var row = await command.ExecuteReaderAsync();
        (await row.ReadAsync()).ShouldBeTrue();
        return (row.GetInt32(0), row.GetInt32(1));
    }
}
