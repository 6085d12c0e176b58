using System.CommandLine;
using System.Diagnostics;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Rollouts;
using ClusterProvisioning.Operations.Running;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Operations;

/// <summary><c>node replace REGION NODE</c>: builds a machine anew.</summary>
internal static class NodeCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project) => new("node", "One machine of a region.") { Replace(project) };

    private static Command Replace(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var node = new Argument<string>("NODE") { Description = "The machine." };
        var lab = LabCommand.LabOption();
        var yes = new Option<bool>("--yes") { Description = "Do it; without this it is shown what would be lost." };
        var command = new Command(
            "replace",
            "Stop a machine, wipe it, build it anew from image and bundle, and let it rejoin. Refused where its quorum would be lost.")
        {
            region,
            node,
            lab,
            yes,
        };
        command.SetAction(async (result, cancel) =>
        {
            var place = RolloutPlace.Lab(project.RegionFile(result.GetValue(region)!), result.GetValue(lab));
            var output = result.InvocationConfiguration.Output;
            return result.GetValue(yes)
                ? await RunAsync(project, place, result.GetValue(node)!, output, cancel)
                : await ShowAsync(project, place, result.GetValue(node)!, output, cancel);
        });
        return command;
    }

    private static async Task<int> ShowAsync(ProjectLayout project, string lab, string name, TextWriter output, CancellationToken cancel)
    {
        using var session = RolloutPlace.Look(project, lab);
        var progress = new LineProgress(TextWriter.Null);
        using var fleet = new LabFleet(session, progress);
        var node = Find(fleet, name);
        var rollout = new RegionRollout(fleet, progress.Step);
        if (await rollout.RefusalOfReplacementAsync(node, cancel) is { } refusal)
            throw new LabException(refusal);
        await output.WriteLineAsync(
            $"{name}: leaves its cluster, is stopped, removed and built anew, and rejoins\n    LOSES {string.Join(", ", fleet.DisksOf(name))}");
        await WarnAsync(rollout, node, output);
        return ExitCodes.Changes;
    }

    private static async Task<int> RunAsync(ProjectLayout project, string lab, string name, TextWriter output, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var progress = new LineProgress(output);
        using var outer = RolloutPlace.Look(project, lab);
        using var doorman = new LabFleet(outer, progress);
        await using var taken = await new RegionRollout(doorman, progress.Step).LockAsync(RolloutPlace.Holder($"node replace {name}"), cancel);
        using var session = RolloutPlace.Change(project, lab, $"node replace {name}");
        using var fleet = new LabFleet(session, progress);
        var rollout = new RegionRollout(fleet, session.Logged(progress).Step);
        var node = Find(fleet, name);
        await WarnAsync(rollout, node, output);
        return await taken.HoldingAsync(
            async held =>
            {
                await rollout.ReplaceAsync(node, held);
                await output.WriteLineAsync($"{name} is rebuilt ({watch.Elapsed.TotalSeconds:0.0} s)");
                return ExitCodes.Fine;
            },
            cancel);
    }

    private static async Task WarnAsync(RegionRollout rollout, FleetNode node, TextWriter output)
    {
        if (rollout.WarningOfReplacement(node) is { } warning)
            await output.WriteLineAsync($"warning: {warning}");
    }

    private static FleetNode Find(LabFleet fleet, string name)
    {
        var declared = fleet.Wanted.Where(node => node.Role is not null).ToList();
        var names = string.Join(", ", declared.Select(node => node.Name));
        return declared.Find(node => node.Name == name)
            ?? throw new LabException($"Region {fleet.Region.Name} declares no machine '{name}'; it declares {names}.");
    }
}
