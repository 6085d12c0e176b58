using System.Diagnostics;
using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using Npgsql;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Runs steps and writes them down.</summary>
/// <param name="session">The open connections.</param>
/// <param name="journal">Keeps what ran.</param>
/// <param name="options">How to go about it.</param>
internal sealed class StepRunner(Session session, Journal journal, ApplyOptions options)
{
    /// <summary>Runs steps of one unit: all of them or, where the server refuses one, none.</summary>
    public async Task<IReadOnlyList<StepReport>> RunAsync(IReadOnlyList<Step> unit, CancellationToken cancellation)
    {
        if (unit[0].Patch is not null)
            return [await PatchAsync(unit[0], cancellation).ConfigureAwait(false)];
        var connection = await session.ToAsync(unit[0].Database, cancellation).ConfigureAwait(false);
        if (!unit[0].Transactional)
            return [await RunAloneAsync(connection, unit[0], cancellation).ConfigureAwait(false)];
        var reports = new List<StepReport>();
        var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            foreach (var step in unit)
            {
                await options.BeforeStep(step).ConfigureAwait(false);
                var report = await ExecuteAsync(connection, step, cancellation).ConfigureAwait(false);
                await journal.WriteAsync(connection, report, cancellation).ConfigureAwait(false);
                reports.Add(report);
            }

            await transaction.CommitAsync(cancellation).ConfigureAwait(false);
        }

        return reports;
    }

    private async Task<StepReport> RunAloneAsync(NpgsqlConnection connection, Step step, CancellationToken cancellation)
    {
        await options.BeforeStep(step).ConfigureAwait(false);
        if (step.Kind == StepKind.Restart && step.Object.Kind == ObjectKind.Database)
            await session.LeaveAsync(step.Object.Database).ConfigureAwait(false);
        var report = await ExecuteAsync(connection, step, cancellation).ConfigureAwait(false);
        await journal.WriteAsync(connection, report, cancellation).ConfigureAwait(false);
        return report;
    }

    private static async Task<StepReport> ExecuteAsync(NpgsqlConnection connection, Step step, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        foreach (var statement in step.Statements)
        {
            // A batch sends the text as it stands; a command would look for parameters and semicolons in it.
            var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(statement.Text) }, Timeout = 0 };
            await using (batch.ConfigureAwait(false))
                await batch.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        return new StepReport(step, StepOutcome.Done, watch.Elapsed);
    }

    private async Task<StepReport> PatchAsync(Step step, CancellationToken cancellation)
    {
        if (options.Patroni is null)
            return new StepReport(step, StepOutcome.Deferred, TimeSpan.Zero, "Patroni's REST API is not reachable from here; a slot that SQL makes is gone at Patroni's next loop.");
        var watch = Stopwatch.StartNew();
        await options.Patroni.PatchAsync(step.Patch!, cancellation).ConfigureAwait(false);
        var report = new StepReport(step, StepOutcome.Done, watch.Elapsed);
        await journal.WriteAsync(await session.ToAsync(ManagedScope.Maintenance, cancellation).ConfigureAwait(false), report, cancellation).ConfigureAwait(false);
        return report;
    }
}
