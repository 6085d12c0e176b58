using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab stop|start|kill NODE</c>: a machine's power.</summary>
internal static class LabPowerCommands
{
    /// <summary><c>lab stop</c>: shuts machines down as an operator would.</summary>
    public static Command Stop(ProjectLayout project) =>
        Create(project, "stop", "Shut a machine down, as its power button would.", (power, node, cancel) => power.StopAsync(node, cancel));

    /// <summary><c>lab start</c>: boots machines that are off.</summary>
    public static Command Start(ProjectLayout project) =>
        Create(project, "start", "Boot a machine.", (power, node, cancel) => power.StartAsync(node, cancel));

    /// <summary><c>lab kill</c>: takes the power from machines at once.</summary>
    public static Command Kill(ProjectLayout project) =>
        Create(project, "kill", "Pull a machine's plug: its cables go dark, then it is gone.", (power, node, cancel) => power.KillAsync(node, cancel));

    private static Command Create(ProjectLayout project, string verb, string description, Func<NodePower, string, CancellationToken, Task> act)
    {
        var lab = LabCommand.LabOption();
        var node = new Argument<string>("NODE") { Description = "The machine." };
        var command = new Command(verb, description) { node, lab };
        command.SetAction(async (result, cancel) =>
        {
            using var session = LabCommand.Change(project, result.GetValue(lab), $"lab {verb} {result.GetValue(node)}");
            await act(new NodePower(session, new LineProgress(result.InvocationConfiguration.Output)), result.GetValue(node)!, cancel);
            return ExitCodes.Fine;
        });
        return command;
    }
}
