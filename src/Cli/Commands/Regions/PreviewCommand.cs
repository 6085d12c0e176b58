using System.CommandLine;
using ClusterProvisioning.Cli.Baselines;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Model;
using ClusterProvisioning.Preview;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.Preview.Reporting;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary><c>preview REGION</c>: what a change of a region would do to its cloud and its machines.</summary>
internal static class PreviewCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var against = new Option<string?>("--against") { Description = "Compare with a commit; the merge base with the main branch unless given." };
        var state = new Option<FileInfo?>("--state") { Description = "Compare with a state, as `pulumi stack export` writes it." };
        var risk = new Option<bool>("--allow-risk") { Description = "Accept what would be refused." };
        var format = new Option<PreviewFormat>("--format") { Description = "text, json or markdown (one pull-request comment)." };
        var command =
            new Command("preview", "Show what a change would do. Exit code 2: there are changes; 1: it is refused.") { region, against, state, risk, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(against) is not null && result.GetValue(state) is not null)
                result.AddError("--against and --state are two baselines; give one.");
        });
        command.SetAction(async (result, cancellation) =>
        {
            var console = result.InvocationConfiguration;
            if (RegionInput.Load(project, project.RegionFile(result.GetValue(region)!), console) is not { } found)
                return ExitCodes.Failed;
            var preview = result.GetValue(state) is { } file
                ? await AgainstStateAsync(found, file.ToString(), cancellation)
                : await AgainstCommitAsync(project, result.GetValue(region)!, found, result.GetValue(against), console, cancellation);
            PreviewReport.For(result.GetValue(format)).Write(console.Output, preview);
            return ExitCode(preview, result.GetValue(risk));
        });
        return command;
    }

    /// <summary>Compares a region with a state.</summary>
    /// <param name="region">The region.</param>
    /// <param name="json">The state.</param>
    /// <param name="name">What to call it.</param>
    public static RegionPreview AgainstState(Region region, string json, string name) => RegionPreview.Of(
        region.Name.ToString(),
        name,
        new RegionSide { Resources = StateReader.Read(json, name, region.Name.ToString()), IsRecorded = true },
        RegionSides.Of(region));

    private static async Task<RegionPreview> AgainstStateAsync(Region region, string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new MissingException($"There is no file {file}. Make it: pulumi stack export -s {region.Name} --file {file}");
        return AgainstState(region, await File.ReadAllTextAsync(file, cancellation), file);
    }

    private static async Task<RegionPreview> AgainstCommitAsync(
        ProjectLayout project,
        string name,
        Region region,
        string? reference,
        InvocationConfiguration console,
        CancellationToken cancellation)
    {
        var baseline = new GitBaseline(project, text => console.Error.Write($"provision: {text}\n"));
        var (before, shown) = await baseline.FindAsync(name, reference, cancellation);
        return RegionPreview.Of(region.Name.ToString(), shown, before, RegionSides.Of(region));
    }

    /// <summary>0 without changes, 2 with changes, 1 where the risk is refused and was not allowed.</summary>
    public static int ExitCode(RegionPreview preview, bool allowRisk)
    {
        if (preview.IsRefused(allowRisk))
            return ExitCodes.Failed;
        return preview.HasChanges ? ExitCodes.Changes : ExitCodes.Fine;
    }
}
