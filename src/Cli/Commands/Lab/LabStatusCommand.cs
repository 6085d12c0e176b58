using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab.Status;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab status</c>: how every machine is. Exit code 1 unless all are healthy.</summary>
internal static class LabStatusCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var lab = LabCommand.LabOption();
        var format = new Option<ReportFormat>("--format") { Description = "text or json." };
        var command = new Command("status", "Show how every machine is, and where applications connect.") { lab, format };
        command.SetAction((result, cancel) => RunAsync(project, result.GetValue(lab), result.GetValue(format), result.InvocationConfiguration.Output, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ProjectLayout project, string? lab, ReportFormat format, TextWriter output, CancellationToken cancel)
    {
        using var session = LabCommand.Look(project, lab);
        var status = await new StatusReader(session).ReadAsync(cancel);
        if (format == ReportFormat.Json)
            LabStatusReport.WriteJson(output, status);
        else
            LabStatusReport.WriteText(output, status);
        return status.IsHealthy ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
