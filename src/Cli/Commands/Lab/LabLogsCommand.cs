using System.CommandLine;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab logs NODE [UNIT]</c>: a machine's journal, also when it is off.</summary>
internal static class LabLogsCommand
{
    private const int DefaultLines = 100;

    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var lab = LabCommand.LabOption();
        var node = new Argument<string>("NODE") { Description = "The machine." };
        var unit = new Argument<string?>("UNIT") { Description = "A systemd unit, such as patroni; all unless given.", Arity = ArgumentArity.ZeroOrOne };
        var lines = new Option<int>("--lines", "-n") { Description = "How many of the last lines.", DefaultValueFactory = _ => DefaultLines };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with new lines." };
        var command = new Command("logs", "Show a machine's journal, also of a machine that is off.") { node, unit, lines, follow, lab };
        command.SetAction(async (result, cancel) =>
        {
            using var session = LabCommand.Look(project, result.GetValue(lab));
            return await new NodeCommands(session).LogsAsync(
                result.GetValue(node)!,
                result.GetValue(unit),
                result.GetValue(lines),
                result.GetValue(follow),
                cancel);
        });
        return command;
    }
}
