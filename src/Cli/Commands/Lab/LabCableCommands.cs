using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab cut|heal NODE [NETWORK]</c>: a machine's cables.</summary>
internal static class LabCableCommands
{
    /// <summary><c>lab cut</c>: takes a machine off one of its networks, or off all.</summary>
    public static Command Cut(ProjectLayout project) =>
        Create(project, "cut", "Cut a machine off a network, or off all of them.", (power, node, network, cancel) => power.CutAsync(node, network, cancel));

    /// <summary><c>lab heal</c>: undoes a cut.</summary>
    public static Command Heal(ProjectLayout project) =>
        Create(
            project,
            "heal",
            "Join a machine to a network again, or to all of its networks.",
            (power, node, network, cancel) => power.HealAsync(node, network, cancel));

    private static Command Create(ProjectLayout project, string verb, string description, Func<NodePower, string, string?, CancellationToken, Task> act)
    {
        var lab = LabCommand.LabOption();
        var node = new Argument<string>("NODE") { Description = "The machine." };
        var network = new Argument<string?>("NETWORK") { Description = "The network; all of the machine's unless given.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(verb, description) { node, network, lab };
        command.SetAction(async (result, cancel) =>
        {
            using var session = LabCommand.Change(project, result.GetValue(lab), $"lab {verb} {result.GetValue(node)}");
            await act(
                new NodePower(session, new LineProgress(result.InvocationConfiguration.Output)),
                result.GetValue(node)!,
                result.GetValue(network),
                cancel);
            return ExitCodes.Fine;
        });
        return command;
    }
}
