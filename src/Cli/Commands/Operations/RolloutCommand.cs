using System.CommandLine;
using System.Diagnostics;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Cli.Views.Rollouts;
using ClusterProvisioning.Lab.Rollouts;
using ClusterProvisioning.Operations.Running;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Operations;

/// <summary><c>rollout REGION</c>: brings running machines to what the region file declares. Exit code 2: there are changes, or some were withheld.</summary>
internal static class RolloutCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var lab = LabCommand.LabOption();
        var yes = new Option<bool>("--yes") { Description = "Do it; without this the plan is shown and nothing changes." };
        var destructive = new Option<bool>("--allow-destructive")
        {
            Description = "Also remove machines that the region declares no more, with their disks; the plan names what is lost.",
        };
        var format = new Option<ReportFormat>("--format") { Description = "text or json." };
        var command = new Command(
            "rollout",
            "Bring running machines to what the region file declares, one by one behind a health gate. Exit code 2: there are changes.")
        {
            region,
            lab,
            yes,
            destructive,
            format,
        };
        command.SetAction(async (result, cancel) =>
        {
            var file = project.RegionFile(result.GetValue(region)!);
            var place = RolloutPlace.Lab(file, result.GetValue(lab));
            var output = result.InvocationConfiguration.Output;
            return result.GetValue(yes)
                ? await RunAsync(project, place, result.GetValue(destructive), output, cancel)
                : await ShowAsync(project, place, result.GetValue(format), output, cancel);
        });
        return command;
    }

    private static async Task<int> ShowAsync(ProjectLayout project, string lab, ReportFormat format, TextWriter output, CancellationToken cancel)
    {
        using var session = RolloutPlace.Look(project, lab);
        var progress = new LineProgress(TextWriter.Null);
        using var fleet = new LabFleet(session, progress);
        var plan = await new RegionRollout(fleet, progress.Step).PlanAsync(cancel);
        RolloutReport.Write(output, plan, format);
        return plan.IsEmpty ? ExitCodes.Fine : ExitCodes.Changes;
    }

    private static async Task<int> RunAsync(ProjectLayout project, string lab, bool allowDestructive, TextWriter output, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var progress = new LineProgress(output);
        using var outer = RolloutPlace.Look(project, lab);
        using var doorman = new LabFleet(outer, progress);
        await using var taken = await new RegionRollout(doorman, progress.Step).LockAsync(RolloutPlace.Holder("rollout"), cancel);
        return await taken.HoldingAsync(held => RunAsync(project, lab, allowDestructive, output, watch, held), cancel);
    }

    private static async Task<int> RunAsync(
        ProjectLayout project,
        string lab,
        bool allowDestructive,
        TextWriter output,
        Stopwatch watch,
        CancellationToken held)
    {
        var progress = new LineProgress(output);
        // The plan is made under the lock: what another run did meanwhile is seen.
        using var session = RolloutPlace.Change(project, lab, "rollout");
        using var fleet = new LabFleet(session, progress);
        var rollout = new RegionRollout(fleet, session.Logged(progress).Step);
        var plan = await rollout.PlanAsync(held);
        RolloutReport.Write(output, plan, ReportFormat.Text);
        if (plan.IsEmpty)
            return ExitCodes.Fine;
        if (await rollout.RunAsync(plan, allowDestructive, held) is { Count: > 0 } withheld)
        {
            RolloutReport.WriteWithheld(output, withheld);
            return ExitCodes.Changes;
        }

        await output.WriteLineAsync($"rolled out in {watch.Elapsed.TotalSeconds:0.0} s");
        return ExitCodes.Fine;
    }
}
