using System.CommandLine;
using System.Diagnostics;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.Status;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab up [REGION]</c>: brings a lab up, or to an end what an earlier run began.</summary>
internal static class LabUpCommand
{
    private const string DefaultRegion = "lab";

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = new Argument<string>("REGION") { Description = "Name or path of the region.", DefaultValueFactory = _ => DefaultRegion };
        var lab = new Option<string?>("--lab") { Description = "The lab's name; the region's unless given." };
        var scale = new Option<LabScaling>("--scale") { Description = "declared, or lab: the same machines and networks with small hardware." };
        var command = new Command("up", "Boot a region's machines, apply its database part and wait until all is healthy; changes nothing that is up already.")
        {
            region,
            lab,
            scale,
        };
        command.SetAction((result, cancel) => RunAsync(
            project,
            result.GetValue(region)!,
            result.GetValue(lab),
            result.GetValue(scale),
            result.InvocationConfiguration.Output,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(ProjectLayout project, string region, string? lab, LabScaling scale, TextWriter output, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var name = lab ?? Path.GetFileNameWithoutExtension(region);
        var request = new LabRequest(name, project.RegionFile(region), scale == LabScaling.Lab);
        await ProgressView.RunAsync(output, progress => new LabUp(LabFolders.Default, project, new LabDatabases()).RunAsync(request, progress, cancel));
        using var session = LabSession.Look(LabFolders.Default, project, name);
        var status = await new StatusReader(session).SettledAsync(cancel);
        LabStatusReport.WriteText(output, status);
        await output.WriteLineAsync($"lab {name} is up ({watch.Elapsed.TotalSeconds:0.0} s)");
        return status.IsHealthy ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
