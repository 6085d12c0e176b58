using System.CommandLine;
using ClusterProvisioning.Cli.Database;
using ClusterProvisioning.Cli.Reporting;
using ClusterProvisioning.Database;
using ClusterProvisioning.Database.Applying;
using ClusterProvisioning.Database.Connecting;
using ClusterProvisioning.Database.Desired;
using ClusterProvisioning.Database.Drifting;
using ClusterProvisioning.Database.Planning;
using ClusterProvisioning.Database.Reading;
using ClusterProvisioning.Topology;
using ClusterProvisioning.Topology.Declaration.Contents;

namespace ClusterProvisioning.Cli.Commands;

/// <summary><c>db plan|apply|drift REGION</c>: what is inside PostgreSQL.</summary>
internal static class DatabaseCommand
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(3);

    /// <summary>The verb.</summary>
    public static Command Create(ProjectLayout project) => new("db", "Plan, apply and check what a region declares inside PostgreSQL.")
    {
        Verb(project, "plan", "Show what an apply would do; changes nothing. Exit code 2: there are changes.", PlanAsync),
        Verb(project, "apply", "Make the server what the region declares.", ApplyAsync),
        Verb(project, "drift", "Show everything that is not as declared; changes nothing. Exit code 2: there is drift.", DriftAsync),
    };

    private static Command Verb(ProjectLayout project, string name, string description, Func<DatabaseRun, CancellationToken, Task<int>> run)
    {
        var region = RegionArgument.Required();
        var dsn = new Option<string?>("--dsn") { Description = "Connection string or postgres:// address; the region's members unless given." };
        var format = new Option<PlanFormat>("--format") { Description = "text, json, sql or markdown." };
        var passwords = new Option<string?>("--passwords") { Description = "Folder with one file a role that holds its password, as secrets are mounted." };
        var destructive = new Option<bool>("--allow-destructive") { Description = "Also run steps that lose something; each names what." };
        var command = new Command(name, description) { region, dsn, format, passwords };
        if (name == "apply")
            command.Options.Add(destructive);
        command.SetAction(async (result, cancellation) =>
        {
            var console = result.InvocationConfiguration;
            var loaded = new RegionLoader(project.Profiles).Load(project.RegionFile(result.GetValue(region)!));
            if (loaded.Region is null)
            {
                DiagnosticReport.For(ReportFormat.Text).Write(console.Error, [loaded]);
                return ExitCodes.Failed;
            }

            try
            {
                var desired = DesiredStateBuilder.For(loaded.Region, PasswordFolder.Read(result.GetValue(passwords)));
                var source = new ConnectionSource(result.GetValue(dsn) ?? RegionConnection.For(loaded.Region), LockTimeout);
                await using (source)
                    return await run(new DatabaseRun(loaded.Region, desired, source, result.GetValue(format), name == "apply" && result.GetValue(destructive), console.Output, console.Error), cancellation);
            }
            catch (DatabaseException exception)
            {
                await console.Error.WriteLineAsync($"provision: {exception.Message}");
                return exception.IsUnreachable ? ExitCodes.Missing : ExitCodes.Failed;
            }
        });
        return command;
    }

    private static async Task<int> PlanAsync(DatabaseRun run, CancellationToken cancellation)
    {
        var inspection = await new Inspector(run.Desired.Scope).InspectAsync(run.Source, cancellation);
        var plan = Planner.Plan(run.Desired, inspection.Catalog, inspection.Facts, allowDestructive: true);
        PlanReport.For(run.Format).Write(run.Output, plan);
        return plan.Steps.Count > 0 ? ExitCodes.Changes : ExitCodes.Fine;
    }

    private static async Task<int> ApplyAsync(DatabaseRun run, CancellationToken cancellation)
    {
        var options = new ApplyOptions { AllowDestructive = run.AllowDestructive };
        var progress = new Announced(step => run.Error.WriteLine(ApplyText.Line(step)));
        var result = await new Applier(run.Source, options).ApplyAsync(run.Desired, progress, cancellation);
        ApplyReport.Write(run.Output, result, run.Format);
        return result.Failed is not null ? ExitCodes.Failed
            : result.Plan.Unavailable.Count > 0 && run.Desired.Edition == TimescaleEdition.Community ? ExitCodes.Missing
            : result.Plan.Withheld.Count > 0 ? ExitCodes.Changes
            : ExitCodes.Fine;
    }

    private static async Task<int> DriftAsync(DatabaseRun run, CancellationToken cancellation)
    {
        var report = DriftReport.Of(run.Desired, await new Inspector(run.Desired.Scope).InspectAsync(run.Source, cancellation));
        DriftText.Write(run.Output, report, run.Format);
        return report.Rows.Count > 0 ? ExitCodes.Changes : ExitCodes.Fine;
    }
}
