using System.CommandLine;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Deploying;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Model;
using ClusterProvisioning.Preview.Reporting;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Cloud;

/// <summary><c>up REGION</c>: the whole way of a region into the cloud: validate, preview, <c>pulumi up</c>, and what comes after.</summary>
internal static class UpCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var risk = new Option<bool>("--allow-risk") { Description = "Accept what the preview would refuse." };
        var backend = BackendOption();
        var command = new Command("up", "Validate, preview against the state, run `pulumi up`, and say what comes after.") { region, yes, risk, backend };
        command.SetAction((result, cancellation) => RunAsync(
            project,
            result.GetValue(region)!,
            result.GetValue(backend),
            result.GetValue(yes),
            result.GetValue(risk),
            result.InvocationConfiguration,
            cancellation));
        return command;
    }

    /// <summary>Where the state lies, if not in the region's own bucket.</summary>
    public static Option<string?> BackendOption() =>
        new("--backend") { Description = "Where the state lies; the bucket of the region's jurisdiction unless given." };

    private static async Task<int> RunAsync(
        ProjectLayout project,
        string name,
        string? backend,
        bool yes,
        bool allowRisk,
        InvocationConfiguration console,
        CancellationToken cancellation)
    {
        var file = project.RegionFile(name);
        if (RegionInput.LoadForUp(project, file, console) is not { } region)
            return ExitCodes.Failed;
        if (NotCompiled(project, file, region) is { } other)
        {
            console.Error.Write(other);
            return ExitCodes.Failed;
        }

        var (home, stack) = (StackHome.Of(region), region.Name.ToString());
        var pulumi = PulumiCli.Find(project.Root, backend ?? home.Backend);
        if (await pulumi.RunAsync("stack", "select", stack, "--create", "--secrets-provider", home.SecretsProvider) is not 0 and var selected)
            return Ended("stack select", selected, console);
        var preview = PreviewCommand.AgainstState(region, await pulumi.ExportAsync(stack, cancellation), $"the state of stack {stack}");
        PreviewReport.For(PreviewFormat.Text).Write(console.Output, preview);
        if (PreviewCommand.ExitCode(preview, allowRisk) == ExitCodes.Failed)
        {
            console.Error.Write("provision: refused, nothing was changed; see the risk above. --allow-risk goes on.\n");
            return ExitCodes.Failed;
        }

        if (await pulumi.RunAsync(["up", "--stack", stack, .. yes ? (string[])["--yes", "--non-interactive"] : []]) is not 0 and var code)
            return Ended("up", code, console);
        foreach (var line in AfterUp.Lines(region))
            console.Output.Write($"next: {line}\n");
        return ExitCodes.Fine;
    }

    // Pulumi knows a stack's name alone, and compiles the region of that name.
    private static string? NotCompiled(ProjectLayout project, string given, Region region)
    {
        var compiled = project.RegionFile(region.Name.ToString());
        return Path.GetFullPath(given) == Path.GetFullPath(compiled) ? null
            : $"provision: of stack {region.Name} Pulumi compiles {compiled}, and {given} was given: what is judged here would not be what is made. "
                + "Put the region there, or name a region of `regions/`.\n";
    }

    /// <summary>Says that the CLI failed; what failed it has said itself.</summary>
    public static int Ended(string command, int code, InvocationConfiguration console)
    {
        console.Error.Write(
            $"provision: pulumi {command} ended with {code}; what went wrong stands above. Run the same command again: what is done is not done twice.\n");
        return ExitCodes.Failed;
    }
}
