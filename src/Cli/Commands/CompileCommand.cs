using System.CommandLine;
using ClusterProvisioning.Stacks;
using ClusterProvisioning.Topology;

namespace ClusterProvisioning.Cli.Commands;

/// <summary><c>compile [REGION]</c>: writes a region's Pulumi program; also the <c>compiler</c> of Pulumi.yaml.</summary>
internal static class CompileCommand
{
    private const string StackVariable = "PULUMI_STACK";
    private const string ProjectVariable = "PULUMI_PROJECT";

    /// <summary>The verb.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = RegionArgument.Optional(StackVariable);
        var command = new Command("compile", "Write the Pulumi program of a region as Pulumi YAML.") { region };
        command.SetAction(result => Run(project, result.GetValue(region), result.InvocationConfiguration));
        return command;
    }

    private static int Run(ProjectLayout project, string? region, InvocationConfiguration console)
    {
        var stack = Environment.GetEnvironmentVariable(StackVariable) is { Length: > 0 } given ? given : null;
        // The CLI sets the project in just those runs in which it has a stack; a program of packages alone would delete everything.
        if (region is null && stack is null && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ProjectVariable)))
            throw new InvalidDataException($"The Pulumi CLI compiles a stack, but {StackVariable} is empty: the caller's environment overrides it. Unset {StackVariable} there.");
        var name = region ?? stack;
        // Compiled whole before a byte is written: half a program must never reach the engine.
        var program = new StringWriter();
        if (name is null)
        {
            RegionProgram.CompilePackages(program);
        }
        else
        {
            // Standard output is the program; the Pulumi CLI shows standard error only when the compiler fails.
            if (RegionInput.LoadAloud(project, project.RegionFile(name), console) is not { } loaded)
                return ExitCodes.Failed;
            RegionProgram.Compile(program, loaded, region is null ? stack : null);
        }

        console.Output.Write(program.ToString());
        return ExitCodes.Fine;
    }
}
