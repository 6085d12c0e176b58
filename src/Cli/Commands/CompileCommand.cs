using System.CommandLine;
using ClusterProvisioning.Cli.Reporting;
using ClusterProvisioning.Stacks;
using ClusterProvisioning.Topology;

namespace ClusterProvisioning.Cli.Commands;

/// <summary><c>compile [REGION]</c>: writes a region's Pulumi program; also the <c>compiler</c> of Pulumi.yaml.</summary>
internal static class CompileCommand
{
    private const string StackVariable = "PULUMI_STACK";

    /// <summary>The verb.</summary>
    public static Command Create(ProjectLayout project)
    {
        var region = new Argument<string?>("REGION") { Description = $"Name or path; {StackVariable} unless given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("compile", "Write the Pulumi program of a region as Pulumi YAML.") { region };
        command.SetAction(result => Run(project, result.GetValue(region), result.InvocationConfiguration));
        return command;
    }

    private static int Run(ProjectLayout project, string? region, InvocationConfiguration console)
    {
        var stack = Environment.GetEnvironmentVariable(StackVariable);
        var name = region ?? (string.IsNullOrEmpty(stack) ? null : stack);
        // Compiled whole before a byte is written: half a program must never reach the engine.
        var program = new StringWriter();
        if (name is null)
        {
            RegionProgram.CompilePackages(program);
        }
        else
        {
            var loaded = new RegionLoader(project.Profiles).Load(project.RegionFile(name));
            // Standard output is the program; the Pulumi CLI shows standard error only when the compiler fails.
            if (loaded.Diagnostics.Count > 0)
                DiagnosticReport.For(ReportFormat.Text).Write(console.Error, [loaded]);
            if (loaded.Region is null)
                return ExitCodes.Failed;
            RegionProgram.Compile(program, loaded.Region);
        }

        console.Output.Write(program.ToString());
        return ExitCodes.Fine;
    }
}
