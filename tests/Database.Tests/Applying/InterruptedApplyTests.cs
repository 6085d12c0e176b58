using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Tests.Server;
using Npgsql;

namespace ClusterProvisioning.Database.Tests.Applying;

public sealed class InterruptedApplyTests
{
    [Trait("Length", "long")]
    [Fact]
    public async Task The_server_dies_before_any_step_and_the_next_run_ends_in_the_same_state()
    {
        var desired = States.Desired(States.Shipped("lab"), ("writer", "w"));
        await using var server = await ThrowawayServer.StartNewAsync();
        // Each step is died at once, in its own run; every fifth unless all tests are asked for (`./test --all`), since a run takes a second.
        var stride = LongTests.AreOn ? 1 : 5;
        var (seen, died, slow) = (new HashSet<string>(StringComparer.Ordinal), 0, 0);
        var options = new ApplyOptions
        {
            WaitForServer = TimeSpan.Zero,
            BeforeStep = async step =>
            {
                if (seen.Add(step.Title) && seen.Count % stride == 0)
                    await server.KillAsync();
            },
        };
        while (true)
        {
            try
            {
                (await server.ApplyAsync(desired, options)).ShouldSucceed();
                break;
            }
            catch (Exception exception) when (server.IsDead && exception is (NpgsqlException or DatabaseException or IOException))
            {
                died++;
                await server.StartAsync();
            }
            catch (DatabaseException exception) when (exception.IsUnreachable && slow++ < 3)
            {
                // A host at work: the server lives, and whoever runs the command again goes on.
            }
            catch (Exception exception) when (exception is NpgsqlException or DatabaseException)
            {
                var (state, log) = (server.HasFallen ? "has fallen" : "runs", await server.LogAsync());
                var end = log[Math.Max(0, log.Length - 2000)..];
                throw new InvalidOperationException($"After {died} deaths the server {state}; its log ends:\n{end}", exception);
            }
        }

        died.ShouldBe(seen.Count / stride);
        (await server.ApplyAsync(desired)).Steps.ShouldBeEmpty();
        (await server.DriftAsync(desired)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_server_dies_and_comes_back_while_the_run_waits_for_it()
    {
        var desired = States.Desired(States.Shipped("lab"));
        await using var server = await ThrowawayServer.StartNewAsync();
        var steps = 0;
        var options = new ApplyOptions
        {
            BeforeStep = async _ =>
            {
                if (++steps is 40 or 80 or 160)
                {
                    await server.KillAsync();
                    await server.StartAsync();
                }
            },
        };
        (await server.ApplyAsync(desired, options)).ShouldSucceed();
        steps.ShouldBeGreaterThan(160);
        (await server.DriftAsync(desired)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_runs_at_once_do_the_work_once()
    {
        var desired = States.Desired(States.Shipped("lab"));
        await using var server = await ThrowawayServer.StartNewAsync();
        await server.MakeRolesAsync(desired.Scope.ForeignRoles);
        var both = await Task.WhenAll(
            server.ApplyAsync(desired, new ApplyOptions { WaitForOtherRun = TimeSpan.FromMinutes(1) }),
            server.ApplyAsync(desired, new ApplyOptions { WaitForOtherRun = TimeSpan.FromMinutes(1) }));
        foreach (var result in both)
            result.ShouldSucceed();
        both.Count(result => result.Steps.Count == 0).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_run_that_does_not_want_to_wait_is_refused_and_told_who_holds_the_lock()
    {
        var desired = States.Desired(States.Shipped("lab"));
        await using var server = await ThrowawayServer.StartNewAsync();
        await using var holder = await server.OpenAsync("postgres");
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(5931742, 0)", holder);
        await command.ExecuteNonQueryAsync();
        var refused = await Should.ThrowAsync<DatabaseException>(() => server.ApplyAsync(desired, new ApplyOptions { WaitForOtherRun = TimeSpan.Zero }));
        refused.Message.ShouldContain($"process {holder.ProcessID} of postgres");
        refused.IsUnreachable.ShouldBeTrue();
        (await server.QueryAsync<long>("SELECT count(*) FROM pg_database WHERE datname = 'manufacturing'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_step_that_meets_a_lock_is_tried_again_until_the_lock_is_gone()
    {
        var desired = States.Desired(States.Shipped("lab"));
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(desired)).ShouldSucceed();
        await server.ExecuteAsync("ALTER TABLE plant.metric OWNER TO postgres", LabServer.Database);
        await using var reader = await server.OpenAsync(LabServer.Database);
        await using var transaction = await reader.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("SELECT * FROM plant.metric", reader, transaction))
            await command.ExecuteNonQueryAsync();
        var apply = server.ApplyAsync(desired);
        await Task.Delay(3000);
        apply.IsCompleted.ShouldBeFalse();
        await transaction.RollbackAsync();
        (await apply).ShouldSucceed();
    }

    [Fact]
    public async Task A_step_that_the_server_refuses_is_named_with_its_reason_and_its_unit_is_rolled_back()
    {
        var desired = States.Desired(States.Shipped("lab"));
        await using var server = await ThrowawayServer.StartNewAsync();
        (await server.ApplyAsync(desired)).ShouldSucceed();
        await server.ExecuteAsync("ALTER TABLE plant.metric DROP COLUMN unit", LabServer.Database);
        await server.ExecuteAsync("INSERT INTO plant.metric VALUES (1, 'temperature')", LabServer.Database);
        await server.ExecuteAsync("REVOKE SELECT ON plant.metric FROM reader", LabServer.Database);
        var failed = (await server.ApplyAsync(desired)).Failed.ShouldNotBeNull();
        failed.Step.Object.ToString().ShouldBe("column plant.metric.unit");
        failed.Message.ShouldNotBeNull().ShouldContain("contains null values");
        (await server.DriftAsync(desired)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_ran_is_in_the_journal_and_no_password_is()
    {
        var desired = States.Desired(States.Shipped("lab"), ("writer", "streng geheim"));
        await using var server = await ThrowawayServer.StartNewAsync();
        var result = await server.ApplyAsync(desired);
        result.ShouldSucceed();
        var entries = await server.QueryAsync<long>("SELECT count(*) FROM provision.journal")
            + await server.QueryAsync<long>("SELECT count(*) FROM provision.journal", LabServer.Database);
        entries.ShouldBe(result.Steps.Count);
        (await server.QueryAsync<long>("SELECT count(*) FROM provision.journal WHERE statements LIKE '%geheim%' OR statements LIKE '%SCRAM%'")).ShouldBe(0);
        (await server.QueryAsync<string>("SELECT rolpassword FROM pg_authid WHERE rolname = 'writer'"))
            .ShouldNotBeNull()
            .ShouldStartWith("SCRAM-SHA-256$4096:");
        string.Join('\n', result.Steps.SelectMany(step => step.Step.Statements).Select(statement => statement.Shown)).ShouldNotContain("SCRAM");
    }
}
