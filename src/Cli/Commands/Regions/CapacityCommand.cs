using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Capacity;
using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary><c>capacity REGION</c>: what comes in, what each tier holds quarter by quarter, when it is full, what to buy.</summary>
internal static class CapacityCommand
{
    private const int MonthsPerQuarter = 3;

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var format = new Option<CapacityFormat>("--format") { Description = "text, json, or markdown." };
        var from =
            new Option<DateOnly?>("--from") { Description = "The day of the first reading, such as 2026-10-01; the first of this quarter unless given." };
        var rate = new Option<CapacityRate>("--rate") { Description = "facilities (what the region's own send) or design (what it is built for)." };
        var command = new Command("capacity", "Show what a region takes in and holds over the years, when disks are full, and what to buy when.")
        {
            region,
            format,
            from,
            rate,
        };
        command.SetAction(result => Run(
            project,
            result.GetValue(region)!,
            result.GetValue(from) ?? ThisQuarter(),
            result.GetValue(rate),
            result.GetValue(format),
            result.InvocationConfiguration));
        return command;
    }

    private static int Run(ProjectLayout project, string name, DateOnly from, CapacityRate rate, CapacityFormat format, InvocationConfiguration console)
    {
        if (RegionInput.Load(project, project.RegionFile(name), console) is not { } region)
            return ExitCodes.Failed;
        CapacityReport.For(format).Write(console.Output, CapacityPlan.Of(region, from, rate == CapacityRate.Design));
        return ExitCodes.Fine;
    }

    private static DateOnly ThisQuarter()
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return new DateOnly(today.Year, ((today.Month - 1) / MonthsPerQuarter * MonthsPerQuarter) + 1, 1);
    }
}
