using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Host;
using Npgsql;
using Polly;
using Polly.Retry;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Makes the server what is wanted: looks, plans, runs the steps, and looks again until nothing is left to do.</summary>
/// <param name="source">Opens connections.</param>
/// <param name="options">How to go about it.</param>
public sealed class Applier(ConnectionSource source, ApplyOptions options)
{
    private const int MaximumPasses = 6;
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(250);
    private readonly List<StepReport> _reports = [];
    private bool _isUnderWay;
    private DateTimeOffset? _lostAt;

    /// <summary>Makes the server what is desired, in as many passes as that takes.</summary>
    /// <param name="desired">What is wanted.</param>
    /// <param name="progress">Hears of each step as it ends.</param>
    /// <param name="cancellation">Ends the run between or within steps; what is done stays, what is not is rolled back.</param>
    public async Task<ApplyResult> ApplyAsync(DesiredState desired, IProgress<StepReport>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(desired);
        Plan? before = null;
        for (var pass = 0; ;)
        {
            try
            {
                var plan = await PassAsync(desired, progress, before, cancellation).ConfigureAwait(false);
                if (_reports.Exists(report => report.Outcome == StepOutcome.Failed) || Runnable(plan).Count == 0 || ++pass == MaximumPasses)
                    return new ApplyResult(_reports, plan);
                before = plan;
            }
            catch (Exception exception) when (Interruption.IsLost(exception) && IsWorthWaiting())
            {
                // A failover: whatever was under way is rolled back or not; a new look tells.
                await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Before anything ran, an unreachable server is an error at once.</summary>
    private bool IsWorthWaiting()
    {
        if (_reports.Count == 0 && !_isUnderWay)
            return false;
        _lostAt ??= DateTimeOffset.UtcNow;
        return DateTimeOffset.UtcNow - _lostAt < options.WaitForServer;
    }

    private async Task<Plan> PassAsync(DesiredState desired, IProgress<StepReport>? progress, Plan? before, CancellationToken cancellation)
    {
        var session = new Session(source);
        await using (session.ConfigureAwait(false))
        {
            var inspection = await LockedAsync(session, desired, cancellation).ConfigureAwait(false);
            var plan = Planner.Plan(desired, inspection.Catalog, inspection.Facts, options.AllowDestructive);
            var steps = Runnable(plan);
            if (steps.Count == 0)
            {
                _reports.AddRange(plan.Steps.Where(IsDeferred).Select(Deferred).Where(report => !_reports.Contains(report)));
                return plan;
            }

            if (before is not null && steps.Select(step => step.Title).SequenceEqual(Runnable(before).Select(step => step.Title), StringComparer.Ordinal))
            {
                Report(TakenBack(steps[0]), progress);
                return plan;
            }

            _isUnderWay = true;
            var runner = new StepRunner(session, new Journal(desired, inspection.Catalog, options.Operator), options);
            await RunAsync(runner, steps, progress, cancellation).ConfigureAwait(false);
            return plan;
        }
    }

    private async Task RunAsync(StepRunner runner, IReadOnlyList<Step> steps, IProgress<StepReport>? progress, CancellationToken cancellation)
    {
        foreach (var unit in Units(steps))
        {
            try
            {
                var reports =
                    await Retry().ExecuteAsync(async token => await runner.RunAsync(unit, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
                foreach (var report in reports)
                    Report(report, progress);
            }
            catch (PostgresException exception) when (!Interruption.IsLost(exception))
            {
                Report(new StepReport(unit[0], StepOutcome.Failed, TimeSpan.Zero, Message(unit, exception)), progress);
                return;
            }
            catch (DatabaseException exception) when (!exception.IsUnreachable)
            {
                Report(new StepReport(unit[0], StepOutcome.Failed, TimeSpan.Zero, exception.Message), progress);
                return;
            }
        }
    }

    private async Task<Inspection> LockedAsync(Session session, DesiredState desired, CancellationToken cancellation)
    {
        var inspector = new Inspector(desired.Scope, options.Patroni);
        var waiting = new Waiting(AskEvery) { Most = options.WaitForOtherRun };
        var inspection = await waiting.UntilAsync(
            found => found.Facts.InRecovery || found.HasLock,
            each => inspector.InspectAsync(session, takeLock: true, withChanges: false, each),
            cancellation).ConfigureAwait(false);
        if (inspection.Facts.InRecovery)
            throw Unreachable($"{source.Hosts} is a standby; wanted the primary. Name all members, or the primary, in --dsn.");
        if (inspection.HasLock)
            return inspection;
        var holder = await LockHolder.FindAsync(session, cancellation).ConfigureAwait(false);
        throw Unreachable($"Another apply holds the lock on {source.Hosts} ({holder}). Wait for its end and run again.");
    }

    private static DatabaseException Unreachable(string message) => new(message, isUnreachable: true);

    private IReadOnlyList<Step> Runnable(Plan plan) => [.. plan.Steps.Where(step => !IsDeferred(step))];

    private bool IsDeferred(Step step) => step.Patch is not null && options.Patroni is null;

    private static StepReport Deferred(Step step) =>
        new(step, StepOutcome.Deferred, TimeSpan.Zero, "Patroni makes slots; its REST API is not reachable from here.");

    private static StepReport TakenBack(Step step)
    {
        const string Next = "Something takes it back; look at event triggers and at who else changes this server.";
        return new StepReport(step, StepOutcome.Failed, TimeSpan.Zero, $"The step was done and the server still says: {step.Reason}. {Next}");
    }

    private static IEnumerable<IReadOnlyList<Step>> Units(IReadOnlyList<Step> steps)
    {
        var unit = new List<Step>();
        foreach (var step in steps)
        {
            if (unit.Count > 0 && !Together(unit[^1], step))
            {
                yield return unit;
                unit = [];
            }

            unit.Add(step);
        }

        if (unit.Count > 0)
            yield return unit;
    }

    private static bool Together(Step one, Step next) =>
        one.Transactional && next.Transactional && one.Unit is not null && one.Unit == next.Unit && one.Database == next.Database && one.Stage == next.Stage;

    private ResiliencePipeline Retry() => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<PostgresException>(Interruption.IsLocked),
        MaxRetryAttempts = Math.Max(1, options.LockAttempts - 1),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromMilliseconds(200),
        MaxDelay = TimeSpan.FromSeconds(10),
    }).Build();

    private static string Message(IReadOnlyList<Step> unit, PostgresException exception)
    {
        var next = Interruption.IsLocked(exception) ? "Something held a lock all the while; look at pg_stat_activity, or run again at a quieter time."
            : exception.Hint is { Length: > 0 } hint ? hint
            : "Mend what the server says, and run again: what is done is not done twice.";
        var steps = unit.Count == 1 ? "1 step" : $"{unit.Count} steps";
        return $"{exception.MessageText} ({exception.SqlState}), in a transaction of {steps} that was rolled back. {next}";
    }

    private void Report(StepReport report, IProgress<StepReport>? progress)
    {
        _reports.Add(report);
        // A server that does work is there: the next loss is one of its own.
        _lostAt = null;
        progress?.Report(report);
    }
}
