using System.CommandLine;
using ClusterProvisioning.Cli.Baselines;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Costs;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Capacity;
using ClusterProvisioning.Preview.Costs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Cloud;

/// <summary><c>cost REGION</c>: what the region costs by the month at AWS' list prices, by part, and as it fills.</summary>
internal static class CostCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var format = new Option<CloudFormat>("--format") { Description = "text or json." };
        var rate = new Option<CapacityRate>("--rate") { Description = "What grows: facilities (what the region's own send) or design (what it is built for)." };
        var command = new Command("cost", "Show what a region costs by the month at list prices, by part, and as it fills.") { region, format, rate };
        command.SetAction(result =>
        {
            var console = result.InvocationConfiguration;
            if (RegionInput.Load(project, project.RegionFile(result.GetValue(region)!), console) is not { } found)
                return ExitCodes.Failed;
            CostReport.Write(console.Output, Costs(found, result.GetValue(rate)), result.GetValue(format));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static RegionCosts Costs(Region region, CapacityRate rate)
    {
        // What lies there is reckoned from the first reading on, whenever that is.
        var capacity = CapacityPlan.Of(region, new DateOnly(2000, 1, 1), rate == CapacityRate.Design);
        return new RegionCosts(region, CostPlan.Of(RegionSides.Of(region).Resources), capacity, UsagePlan.Of(region, capacity));
    }
}
