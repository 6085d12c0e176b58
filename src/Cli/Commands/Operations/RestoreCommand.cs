using System.CommandLine;
using System.Globalization;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Cli.Views.Restores;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Rollouts;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Operations.Restores;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Operations;

/// <summary><c>restore REGION --to TIME|latest</c>: a backup onto a spare machine, checked. Never onto a member.</summary>
internal static class RestoreCommand
{
    private const string Latest = "latest";

    private const string Description =
        "Restore the latest state or that of a moment onto a spare machine, start it there in isolation, and check it.";

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var to = new Option<string?>("--to")
        {
            Description = "A moment, such as 2026-11-20T14:05:00Z (UTC unless it says otherwise), or latest.",
            HelpName = "TIME|latest",
        };
        var clean = new Option<bool>("--clean") { Description = "End the restored copy and remove it." };
        var lab = new Option<string?>("--lab") { Description = "The lab; the region's only one that is up unless given." };
        var node = new Option<string?>("--node") { Description = "The spare machine; the region's first unless given." };
        var repository = new Option<string?>("--repository") { Description = "From where; the repository of the spare machine's site unless given." };
        var expect = new Option<FileInfo?>("--expect") { Description = "A file with a line a table: DATABASE SCHEMA.TABLE ROWS; other numbers fail." };
        var format = new Option<ReportFormat>("--format") { Description = "text or json." };
        var command = new Command("restore", Description) { region, to, clean, lab, node, repository, expect, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(to) is null != result.GetValue(clean))
                result.AddError("Say what to do: --to TIME, --to latest, or --clean.");
        });
        command.SetAction((result, cancel) =>
        {
            var expected = result.GetValue(expect) is { } file ? ExpectedRows.Read(file.FullName) : [];
            var order = new RestoreOrder(Moment(result.GetValue(to)), result.GetValue(repository), result.GetValue(node), expected);
            return new Restore(project, project.RegionFile(result.GetValue(region)!), result.InvocationConfiguration.Output)
            {
                Order = order,
                Lab = result.GetValue(lab),
                IsCleaning = result.GetValue(clean),
                Format = result.GetValue(format),
            }.RunAsync(cancel);
        });
        return command;
    }

    private static DateTimeOffset? Moment(string? text) => text switch
    {
        null or Latest => null,
        _ when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) => moment,
        _ => throw new LabException($"--to '{text}' is no moment; wanted one such as 2026-11-20T14:05:00Z, or latest."),
    };

    /// <summary>One call of the verb.</summary>
    /// <param name="project">Where profiles lie.</param>
    /// <param name="file">The region file.</param>
    /// <param name="output">Where the outcome is written.</param>
    private sealed class Restore(ProjectLayout project, string file, TextWriter output)
    {
        public required RestoreOrder Order { get; init; }

        public string? Lab { get; init; }

        public bool IsCleaning { get; init; }

        public ReportFormat Format { get; init; }

        public async Task<int> RunAsync(CancellationToken cancel)
        {
            if ((Lab ?? LabsOfRegion.FindRunning(LabFolders.Default, file)) is not { } name)
            {
                await RestoreSteps.WriteAsync(output, project, file, Order, IsCleaning);
                return ExitCodes.Missing;
            }

            using var session = LabCommand.Look(project, name);
            var progress = session.Logged(new LineProgress(Console.Error));
            using var fleet = new LabFleet(session, progress);
            var run = new RestoreRun(fleet, progress.Step);
            if (!IsCleaning)
                return RestoreReporting.Write(output, await run.RestoreAsync(Order, cancel), Format) ? ExitCodes.Fine : ExitCodes.Failed;
            await run.CleanAsync(Order.Node, cancel);
            return ExitCodes.Fine;
        }
    }
}
