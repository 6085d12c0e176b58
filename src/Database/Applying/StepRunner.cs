using System.Diagnostics;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Host;
using Npgsql;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Runs steps against a server and journals each as it ends.</summary>
/// <param name="session">The open connections.</param>
/// <param name="journal">Keeps what ran.</param>
/// <param name="options">How to go about it.</param>
internal sealed class StepRunner(Session session, Journal journal, ApplyOptions options)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs steps of one unit: all of them or, where the server refuses one, none.</summary>
    public async Task<IReadOnlyList<StepReport>> RunAsync(IReadOnlyList<Step> unit, CancellationToken cancellation)
    {
        if (unit[0].Patch is not null)
            return [await PatchAsync(unit[0], cancellation).ConfigureAwait(false)];
        var connection = await session.ToAsync(unit[0].Database, cancellation).ConfigureAwait(false);
        return await session.WhileItAnswersAsync(
            connection,
            token => unit[0].Transactional ? RunTogetherAsync(connection, unit, token) : RunAloneAsync(connection, unit[0], token),
            cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<StepReport>> RunTogetherAsync(NpgsqlConnection connection, IReadOnlyList<Step> unit, CancellationToken cancellation)
    {
        var reports = new List<StepReport>();
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var step in unit)
            {
                await options.BeforeStep(step).ConfigureAwait(false);
                reports.Add(await ExecuteAsync(connection, step, cancellation).ConfigureAwait(false));
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }

        return reports;
    }

    private async Task<IReadOnlyList<StepReport>> RunAloneAsync(NpgsqlConnection connection, Step step, CancellationToken cancellation)
    {
        await options.BeforeStep(step).ConfigureAwait(false);
        if (step.Kind == StepKind.Restart && step.Object.Kind == ObjectKind.Database)
            await session.LeaveAsync(step.Object.Database).ConfigureAwait(false);
        return [await ExecuteAsync(connection, step, cancellation).ConfigureAwait(false)];
    }

    private async Task<StepReport> ExecuteAsync(NpgsqlConnection connection, Step step, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        foreach (var statement in step.Statements)
            await Session.ExecuteAsync(connection, statement.Text, cancellation).ConfigureAwait(false);
        var report = new StepReport(step, StepOutcome.Done, watch.Elapsed);
        await journal.WriteAsync(connection, report, cancellation).ConfigureAwait(false);
        return report;
    }

    private async Task<StepReport> PatchAsync(Step step, CancellationToken cancellation)
    {
        if (options.Patroni is null)
        {
            return new StepReport(
                step,
                StepOutcome.Deferred,
                TimeSpan.Zero,
                "Patroni's REST API is not reachable from here; a slot that SQL makes is gone at Patroni's next loop.");
        }

        var watch = Stopwatch.StartNew();
        await options.BeforeStep(step).ConfigureAwait(false);
        await options.Patroni.PatchAsync(step.Patch!, cancellation).ConfigureAwait(false);
        var connection = await session.ToAsync(ManagedScope.Maintenance, cancellation).ConfigureAwait(false);
        if (step.Object.Kind == ObjectKind.Slot)
            await WaitForSlotAsync(connection, step, cancellation).ConfigureAwait(false);
        var report = new StepReport(step, StepOutcome.Done, watch.Elapsed);
        await journal.WriteAsync(connection, report, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <summary>Patroni has taken the wish down; done it is when the server's catalog shows it.</summary>
    private async Task WaitForSlotAsync(NpgsqlConnection connection, Step step, CancellationToken cancellation)
    {
        var wanted = step.Effects[0].Becomes is not null;
        var question = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = $1 AND slot_type = 'physical')", connection)
        {
            Parameters = { new NpgsqlParameter { Value = step.Object.Name } },
        };
        await using (question.ConfigureAwait(false))
        {
            var waiting = new Waiting(AskEvery) { Most = options.WaitForSlot };
            var last = await waiting.UntilAsync(
                found => found == wanted,
                async each => (bool)(await question.ExecuteScalarAsync(each).ConfigureAwait(false))!,
                cancellation).ConfigureAwait(false);
            if (last == wanted)
                return;
        }

        throw NotFollowed(step, wanted);
    }

    private DatabaseException NotFollowed(Step step, bool wanted)
    {
        var taken = $"Patroni took the change of slot {step.Object.Name}";
        var found = $"after {options.WaitForSlot.TotalSeconds:0} s pg_replication_slots {(wanted ? "does not have it" : "still has it")}";
        return new DatabaseException($"{taken}, but {found}; look at patroni's log on the leader, and run again.");
    }
}
