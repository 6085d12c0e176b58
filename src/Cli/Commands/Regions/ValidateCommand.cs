using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Diagnostics;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary><c>validate [REGION…]</c>: loads regions and says everything that is wrong or doubtful.</summary>
internal static class ValidateCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var regions = RegionArgument.Many();
        var format = new Option<ReportFormat>("--format") { Description = "text, json, or github (workflow annotations)." };
        var target = new Option<ValidationTarget>("--target") { Description = "file; foundation or up: also what `up` would fail of in its middle." };
        var command = new Command("validate", "Check region files: form, references, rules.") { regions, format, target };
        command.SetAction(result => Run(
            project,
            result.GetValue(regions)!,
            result.GetValue(format),
            result.GetValue(target),
            result.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(ProjectLayout project, string[] regions, ReportFormat format, ValidationTarget target, TextWriter output)
    {
        var files = regions.Length == 0 ? project.RegionFiles() : [.. regions.Select(project.RegionFile)];
        var loader = new RegionLoader(project.Profiles) { Target = target };
        var loaded = files.AsParallel().AsOrdered().Select(file => loader.Load(file)).ToList();
        DiagnosticReport.For(format).Write(output, loaded);
        return loaded.TrueForAll(each => each.Region is not null) ? ExitCodes.Fine : ExitCodes.Failed;
    }
}
