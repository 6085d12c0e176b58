using System.CommandLine;
using System.Globalization;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Cli.Reporting;
using ClusterProvisioning.Cli.Reporting.Lab;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Rollouts;
using ClusterProvisioning.Operations.Restores;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Topology;

namespace ClusterProvisioning.Cli.Commands;

/// <summary><c>restore REGION --to TIME|latest</c>: a backup onto a spare machine, checked. Never onto a member.</summary>
internal static class RestoreCommand
{
    private const string Latest = "latest";

    /// <summary>The verb.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var to = new Option<string?>("--to") { Description = "A moment, such as 2026-11-20T14:05:00Z (UTC unless it says otherwise), or latest.", HelpName = "TIME|latest" };
        var clean = new Option<bool>("--clean") { Description = "End the restored copy and remove it." };
        var lab = new Option<string?>("--lab") { Description = "The lab; the region's only one that is up unless given." };
        var node = new Option<string?>("--node") { Description = "The spare machine; the region's first unless given." };
        var repository = new Option<string?>("--repository") { Description = "From where; the repository of the spare machine's site unless given." };
        var expect = new Option<FileInfo?>("--expect") { Description = "A file with a line a table: DATABASE SCHEMA.TABLE ROWS; other numbers fail." };
        var format = new Option<ReportFormat>("--format") { Description = "text or json." };
        var command = new Command("restore", "Restore the latest state or that of a moment onto a spare machine, start it there in isolation, and check it.") { region, to, clean, lab, node, repository, expect, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(to) is null != result.GetValue(clean))
                result.AddError("Say what to do: --to TIME, --to latest, or --clean.");
        });
        command.SetAction(async (result, cancel) =>
        {
            var output = result.InvocationConfiguration.Output;
            var file = project.RegionFile(result.GetValue(region)!);
            var order = new RestoreOrder(Moment(result.GetValue(to)), result.GetValue(repository), result.GetValue(node), result.GetValue(expect) is { } expected ? ExpectedRows.Read(expected.FullName) : []);
            if ((result.GetValue(lab) ?? LabsOfRegion.FindRunning(LabFolders.Default, file)) is not { } name)
            {
                await RestoreSteps.WriteAsync(output, project, file, order, result.GetValue(clean));
                return ExitCodes.Missing;
            }

            using var session = LabCommand.Look(project, name);
            var progress = session.Logged(new LineProgress(Console.Error));
            using var fleet = new LabFleet(session, progress);
            var run = new RestoreRun(fleet, progress.Step);
            if (!result.GetValue(clean))
                return RestoreReporting.Write(output, await run.RestoreAsync(order, cancel), result.GetValue(format)) ? ExitCodes.Fine : ExitCodes.Failed;
            await run.CleanAsync(order.Node, cancel);
            return ExitCodes.Fine;
        });
        return command;
    }

    private static DateTimeOffset? Moment(string? text) => text switch
    {
        null or Latest => null,
        _ when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => throw new LabException($"--to '{text}' is no moment; wanted one such as 2026-11-20T14:05:00Z, or latest."),
    };
}
