using System.CommandLine;
using ClusterProvisioning.Aws.Quotas;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Quotas;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Cloud;

/// <summary><c>quotas REGION</c>: what the account has to allow before <c>up</c>, and how to ask for it.</summary>
internal static class QuotasCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var format = new Option<CloudFormat>("--format") { Description = "text or json." };
        var command = new Command("quotas", "Show what a region takes of an AWS account's quotas, and the commands that ask for more.") { region, format };
        command.SetAction(result =>
        {
            var console = result.InvocationConfiguration;
            if (RegionInput.Load(project, project.RegionFile(result.GetValue(region)!), console) is not { } found)
                return ExitCodes.Failed;
            QuotaReport.Write(console.Output, found, QuotaPlan.Of(found), result.GetValue(format));
            return ExitCodes.Fine;
        });
        return command;
    }
}
