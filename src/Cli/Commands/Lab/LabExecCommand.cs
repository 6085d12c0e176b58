using System.CommandLine;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab exec NODE -- CMD…</c>: runs a command in a machine; its exit code is ours.</summary>
internal static class LabExecCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var lab = LabCommand.LabOption();
        var node = new Argument<string>("NODE") { Description = "The machine." };
        var words = new Argument<string[]>("CMD") { Description = "The command, after --.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("exec", "Run a command in a machine, with the machine's own powers.") { node, words, lab };
        command.SetAction(async (result, cancel) =>
        {
            using var session = LabCommand.Look(project, result.GetValue(lab));
            return await new NodeCommands(session).ExecAsync(result.GetValue(node)!, result.GetValue(words)!, cancel);
        });
        return command;
    }
}
