using System.CommandLine;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Database;
using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Drifting;
using ClusterProvisioning.Database.Patroni;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Yaml;
using Serilog;

namespace ClusterProvisioning.Cli.Commands.Database;

/// <summary><c>db plan|apply|drift REGION</c>: what is inside PostgreSQL.</summary>
internal static class DatabaseCommand
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(3);
    private static readonly Waiting Every = new(TimeSpan.FromSeconds(5));

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    /// <param name="project">Where regions and profiles lie.</param>
    /// <param name="archive">The verb for chunks that are past their time, which belongs below this one.</param>
    public static Command Create(ProjectLayout project, Command archive) => new("db", "Plan, apply and check what a region declares inside PostgreSQL.")
    {
        Verb(project, "plan", "Show what an apply would do; changes nothing. Exit code 2: there are changes.", PlanAsync),
        Verb(project, "apply", "Make the server what the region declares.", ApplyAsync),
        Verb(
            project,
            "drift",
            "Show everything that is not as declared; changes nothing. Exit code 2: there is drift; 3: the server lacks the edition that is declared.",
            DriftAsync),
        archive,
    };

    private static Command Verb(ProjectLayout project, string name, string description, Func<DatabaseRun, CancellationToken, Task<int>> run)
    {
        var options = new DatabaseOptions(changes: name == "apply");
        var command = new Command(name, description);
        options.AddTo(command);
        command.SetAction(async (result, cancellation) =>
        {
            var console = result.InvocationConfiguration;
            var given = options.Of(result, project);
            if (RegionInput.Load(project, given.RegionFile, console) is not { } loaded)
                return ExitCodes.Failed;
            try
            {
                if (given.Dsn is null && DatabasePlace.FindLab(project, given.Lab, given.RegionFile) is { } lab)
                {
                    using (lab)
                        return await ThroughLabAsync(name, given, AdminDoor.Of(lab), console, cancellation);
                }

                return await HereAsync(loaded, given, run, console, cancellation);
            }
            catch (DatabaseException exception)
            {
                await console.Error.WriteLineAsync($"provision: {exception.Message}");
                return exception.IsUnreachable ? ExitCodes.Missing : ExitCodes.Failed;
            }
        });
        return command;
    }

    /// <summary>The same verb, behind the lab's door. A region file that is the lab's own means the region as the lab has it, with its hardware.</summary>
    private static async Task<int> ThroughLabAsync(
        string verb,
        DatabaseArguments given,
        AdminDoor door,
        InvocationConfiguration console,
        CancellationToken cancellation)
    {
        await (given.Format == PlanFormat.Text ? console.Output : console.Error).WriteLineAsync($"lab {door.Lab}, from {door.Bastion}:");
        return await door.Program(given.Words(verb, door)).RunAttachedAsync(cancellation);
    }

    private static async Task<int> HereAsync(
        Region region,
        DatabaseArguments given,
        Func<DatabaseRun, CancellationToken, Task<int>> run,
        InvocationConfiguration console,
        CancellationToken cancellation)
    {
        region = WithKey(region, given.ColumnKey);
        if (given.ExpectedFingerprint is { } expected)
            Expect(expected, region);
        var desired = DesiredStateBuilder.For(region, PasswordFolder.Read(given.Passwords));
        if (given.Dsn is null)
            DatabasePlace.Check(region);
        var source = new ConnectionSource(given.Dsn ?? RegionConnection.For(region), LockTimeout);
        using var patroni = given.Dsn is null ? PatroniRest.For(region) : null;
        await using (source)
        {
            if (given.Wait is { } wait)
                await WaitAsync(source, wait, console.Error, cancellation);
            return await run(
                new DatabaseRun(region, desired, source, patroni, given.Format, given.AllowDestructive, console.Output, console.Error),
                cancellation);
        }
    }

    private static Task WaitAsync(ConnectionSource source, Duration most, TextWriter error, CancellationToken cancellation) =>
        source.WaitForPrimaryAsync(
            Every with { Most = TimeSpan.FromMilliseconds(most.Milliseconds) },
            why => error.WriteLine($"waits: {why}"),
            cancellation);

    private static Region WithKey(Region region, string? file)
    {
        try
        {
            return region.WithColumnKey(file is null ? Environment.GetEnvironmentVariable(ColumnKey.Variable) : File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(exception.Message, inner: exception);
        }
    }

    /// <summary>Refuses a region file of another checkout than the one that asks: a job runs on the files in its image.</summary>
    private static void Expect(string fingerprint, Region region)
    {
        if (DatabaseFingerprint.Of(region) is var found && found != fingerprint)
        {
            const string Cause = "Where this is the post-deploy job, its image is of another checkout";
            const string Next = "publish the image of the one that `up` runs from, set its tag as toolTag, and run `up` again (docs/how-to/deploy.md, Images).";
            var difference = $"Wanted the database part {fingerprint} of region '{region.Name}', found {found} in the region file here";
            throw new DatabaseException($"{difference}; nothing was changed. {Cause}: {Next}");
        }
    }

    private static async Task<int> PlanAsync(DatabaseRun run, CancellationToken cancellation)
    {
        var inspection = await new Inspector(run.Desired.Scope, run.Patroni).InspectAsync(run.Source, withChanges: false, cancellation);
        var plan = Planner.Plan(run.Desired, inspection.Catalog, inspection.Facts, allowDestructive: true);
        PlanReport.For(run.Format).Write(run.Output, plan);
        return plan.Steps.Count > 0 ? ExitCodes.Changes : ExitCodes.Fine;
    }

    private static async Task<int> ApplyAsync(DatabaseRun run, CancellationToken cancellation)
    {
        var options = new ApplyOptions { AllowDestructive = run.AllowDestructive, Patroni = run.Patroni, Operator = Operator.Name };
        var progress = new Told<StepReport>(step =>
        {
            Log.Information("{Outcome} after {Milliseconds:0} ms: {Step}", step.Outcome, step.Took.TotalMilliseconds, step.Step.Title);
            run.Error.WriteLine(ApplyText.Line(step));
        });
        var result = await new Applier(run.Source, options).ApplyAsync(run.Desired, progress, cancellation);
        ApplyReport.Write(run.Output, result, run.Format);
        return result.Failed is not null ? ExitCodes.Failed
            : result.Plan.Unavailable.Count + result.Plan.Closed.Count > 0 && run.Desired.Edition == TimescaleEdition.Community ? ExitCodes.Missing
            : result.Plan.Withheld.Count > 0 ? ExitCodes.Changes
            : ExitCodes.Fine;
    }

    private static async Task<int> DriftAsync(DatabaseRun run, CancellationToken cancellation)
    {
        var report = DriftReport.Of(run.Desired, await new Inspector(run.Desired.Scope, run.Patroni).InspectAsync(run.Source, withChanges: true, cancellation));
        DriftText.Write(run.Output, report, run.Format);
        return report.Rows.Count > 0 ? ExitCodes.Changes
            : report.Unavailable.Count > 0 && run.Desired.Edition == TimescaleEdition.Community ? ExitCodes.Missing
            : ExitCodes.Fine;
    }
}
