using System.CommandLine;
using ClusterProvisioning.Cli.Views;
using ClusterProvisioning.Cli.Views.Diagnostics;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary>Reads the region that a verb works on. Standard output belongs to the verb: problems go to standard error.</summary>
internal static class RegionInput
{
    /// <summary>The region; null, and what is wrong with it on standard error, if it is not valid.</summary>
    public static Region? Load(ProjectLayout project, string file, InvocationConfiguration console) => Read(project, file, console, aloud: false, null).Region;

    /// <summary>The same, with warnings on standard error too: for what changes something, or whose reader sees nothing else.</summary>
    public static Region? LoadAloud(ProjectLayout project, string file, InvocationConfiguration console) => LoadWhole(project, file, console, null).Region;

    /// <summary>The same, with all that was found. <paramref name="resolved"/> is told of the region before the rules judge it.</summary>
    public static LoadedRegion LoadWhole(ProjectLayout project, string file, InvocationConfiguration console, Action<Region>? resolved) =>
        Read(project, file, console, aloud: true, resolved);

    /// <summary>The same, for a region that is about to go into the cloud.</summary>
    public static Region? LoadFor(ValidationTarget target, ProjectLayout project, string file, InvocationConfiguration console) =>
        Read(project, file, console, aloud: true, null, target).Region;

    private static LoadedRegion Read(
        ProjectLayout project,
        string file,
        InvocationConfiguration console,
        bool aloud,
        Action<Region>? resolved,
        ValidationTarget target = ValidationTarget.File)
    {
        var loaded = new RegionLoader(project.Profiles) { Target = target }.Load(file, resolved);
        if (loaded.Region is null || (aloud && loaded.Diagnostics.Count > 0))
            DiagnosticReport.For(ReportFormat.Text).Write(console.Error, [loaded]);
        return loaded;
    }
}
