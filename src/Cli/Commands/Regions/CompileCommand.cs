using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Model;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Stacks;

namespace ClusterProvisioning.Cli.Commands.Regions;

/// <summary><c>compile [REGION]</c>: writes a region's Pulumi program; also the <c>compiler</c> of Pulumi.yaml.</summary>
internal static class CompileCommand
{
    private const string StackVariable = "PULUMI_STACK";
    private const string ProjectVariable = "PULUMI_PROJECT";

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Optional(StackVariable);
        var part = new Option<StackPart?>("--part") { Description = $"whole, foundation or cloud; by {ProgramPart.Variable} in the environment unless given." };
        var command = new Command("compile", "Write the Pulumi program of a region as Pulumi YAML.") { region, part };
        command.SetAction(result => Run(project, result.GetValue(region), result.GetValue(part), result.InvocationConfiguration));
        return command;
    }

    private static int Run(ProjectLayout project, string? region, StackPart? part, InvocationConfiguration console)
    {
        var stack = Environment.GetEnvironmentVariable(StackVariable) is { Length: > 0 } given ? given : null;
        // The CLI sets the project in just those runs in which it has a stack. Without it, it asks for the packages, whatever stack the caller's
        // environment names.
        var isForStack = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ProjectVariable));
        if (region is null && stack is null && isForStack)
        {
            // A program of packages alone would delete everything.
            throw new InvalidDataException(
                $"The Pulumi CLI compiles a stack, but {StackVariable} is empty: the caller's environment overrides it. Unset {StackVariable} there.");
        }

        var name = region ?? (isForStack ? stack : null);
        // Compiled whole before a byte is written: half a program must never reach the engine.
        var program = new StringWriter();
        if (name is null)
        {
            RegionProgram.CompilePackages(program);
        }
        else if (!TryCompile(project, name, console, (found, warnings) => RegionProgram.Compile(
            program, found, region is null ? stack : null, part ?? ProgramPart.FromEnvironment(), warnings)))
        {
            return ExitCodes.Failed;
        }

        console.Output.Write(program.ToString());
        return ExitCodes.Fine;
    }

    // While the rules judge the region its program is compiled; nobody sees it, or why it failed, if they refuse the region.
    private static bool TryCompile(ProjectLayout project, string name, InvocationConfiguration console, Action<Region, Func<int>> compile)
    {
        var (compiling, warnings) = (Task.CompletedTask, new TaskCompletionSource<int>());
        // Standard output is the program; the Pulumi CLI shows standard error only when the compiler fails.
        var loaded = RegionInput.LoadWhole(
            project,
            project.RegionFile(name),
            console,
            found => compiling = Task.Run(() => compile(found, () => warnings.Task.GetAwaiter().GetResult())));
        warnings.SetResult(loaded.Diagnostics.Count);
        if (loaded.Region is null)
            return false;
        compiling.GetAwaiter().GetResult();
        return true;
    }
}
