using System.CommandLine;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.Cli.Deploying;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Preview.Programs;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Commands.Cloud;

/// <summary><c>destroy REGION --yes</c>: takes a region out of the cloud, unless anything in it is protected.</summary>
internal static class DestroyCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Required();
        var yes = new Option<bool>("--yes") { Description = "Needed: what is destroyed does not come back." };
        var backend = UpCommand.BackendOption();
        var command = new Command("destroy", "Run `pulumi destroy`; refused while anything is protected.") { region, yes, backend };
        command.SetAction((result, cancellation) => RunAsync(
            project,
            result.GetValue(region)!,
            result.GetValue(backend),
            result.GetValue(yes),
            result.InvocationConfiguration,
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        ProjectLayout project,
        string name,
        string? backend,
        bool yes,
        InvocationConfiguration console,
        CancellationToken cancellation)
    {
        if (RegionInput.LoadAloud(project, project.RegionFile(name), console) is not { } region)
            return ExitCodes.Failed;
        var (home, stack) = (StackHome.Of(region), region.Name.ToString());
        if (!yes)
        {
            console.Error.Write($"provision: this takes region '{stack}' out of the cloud. If that is meant, say so: provision destroy {name} --yes\n");
            return ExitCodes.Failed;
        }

        var pulumi = PulumiCli.Find(project.Root, backend ?? home.Backend);
        var guarded =
            StateReader.Read(await pulumi.ExportAsync(stack, cancellation), $"the state of stack {stack}", stack).Where(resource => resource.Protect).ToList();
        if (guarded.Count > 0)
        {
            console.Error.Write(Refusal(stack, guarded));
            return ExitCodes.Failed;
        }

        return await pulumi.RunAsync(StackPart.Whole, "destroy", "--stack", stack, "--yes", "--non-interactive") is not 0 and var code
            ? PulumiCli.Ended("destroy", code, console)
            : ExitCodes.Fine;
    }

    private static string Refusal(string stack, List<CloudResource> guarded)
    {
        var types =
            guarded.CountBy(resource => resource.Type).OrderBy(type => type.Key, StringComparer.Ordinal).Select(type => $"    {type.Value} {type.Key}\n");
        var kept = guarded.Count(resource => resource.RetainOnDelete);
        var held = $"{guarded.Count} resources of '{stack}' are protected, since they hold data, keys, addresses or a quorum";
        var lift = $"lift the protection one by one (pulumi state unprotect URN --stack {stack})";
        return $"""
            provision: refused, nothing was destroyed: {held}:
            {string.Concat(types)}  {kept} of them would stay in the cloud in any case (retainOnDelete).
              If the region is really to go: take a last backup, {lift}, and run this again.

            """;
    }
}
