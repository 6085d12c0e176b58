using System.CommandLine;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Deploying;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Commands.Cloud;

/// <summary><c>up REGION</c>: the whole way of a region into the cloud: validate, its foundation, machines' files, all that AWS makes, what lies in
/// Kubernetes, each previewed and made by <c>pulumi up</c>.</summary>
internal static class UpCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var risk = new Option<bool>("--allow-risk") { Description = "Accept what the preview would refuse." };
        var part = new Option<StackPart>("--part")
        {
            Description = "How far: foundation (keys, buckets, registries, secrets, authorities), cloud (all but what lies in Kubernetes), or the whole.",
        };
        var backend = BackendOption();
        var command = new Command("up", "Validate, preview against the state, run `pulumi up`, and say what comes after.") { region, part, yes, risk, backend };
        command.SetAction((result, cancellation) => RunAsync(
            project,
            result.GetValue(region)!,
            result.GetValue(backend),
            (found, pulumi) => new UpRun(found, pulumi, result.InvocationConfiguration)
            {
                Part = result.GetValue(part),
                Yes = result.GetValue(yes),
                AllowsRisk = result.GetValue(risk),
            },
            result.GetValue(part),
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
        Func<Region, PulumiCli, UpRun> run,
        StackPart part,
        InvocationConfiguration console,
        CancellationToken cancellation)
    {
        var file = project.RegionFile(name);
        var target = part == StackPart.Foundation ? ValidationTarget.Foundation : ValidationTarget.Up;
        if (RegionInput.LoadFor(target, project, file, console) is not { } region)
            return ExitCodes.Failed;
        if (NotCompiled(project, file, region) is { } other)
        {
            console.Error.Write(other);
            return ExitCodes.Failed;
        }

        var (home, stack) = (StackHome.Of(region), region.Name.ToString());
        var pulumi = PulumiCli.Find(project.Root, backend ?? home.Backend);
        BundlePublishing.CheckTool();
        var selected = await pulumi.RunAsync(StackPart.Whole, "stack", "select", stack, "--create", "--secrets-provider", home.SecretsProvider);
        return selected == 0 ? await run(region, pulumi).RunAsync(cancellation) : PulumiCli.Ended("stack select", selected, console);
    }

    // Pulumi knows a stack's name alone, and compiles the region of that name.
    private static string? NotCompiled(ProjectLayout project, string given, Region region)
    {
        var compiled = project.RegionFile(region.Name.ToString());
        return Path.GetFullPath(given) == Path.GetFullPath(compiled) ? null
            : $"provision: of stack {region.Name} Pulumi compiles {compiled}, and {given} was given: what is judged here would not be what is made. "
                + "Put the region there, or name a region of `regions/`.\n";
    }
}
