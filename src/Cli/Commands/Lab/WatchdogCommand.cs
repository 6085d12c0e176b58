using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Watchdog;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab watchdog</c>: the process that supervises one machine's watchdog; started by <c>lab up</c>, not by people.</summary>
internal static class WatchdogCommand
{
    /// <summary>The root of a program that does nothing else: it runs from a copy, far from any checkout.</summary>
    public static RootCommand CreateRoot() => new("The supervisor of a lab machine's watchdog.") { new Command("lab", "The lab.") { Create() } };

    private static Command Create()
    {
        var node = new Argument<string>("NODE");
        var ports = new Argument<string[]>("PORT") { Arity = ArgumentArity.OneOrMore };
        var lab = new Option<string>("--lab") { Required = true };
        var ready = new Option<string>("--ready") { Required = true };
        var command = new Command("watchdog", "Cut a machine's power when its watchdog is not fed.") { node, ports, lab, ready };
        command.SetAction(async (result, cancel) =>
        {
            var folder = LabFolders.Default.Lab(result.GetValue(lab)!);
            var pipe = Path.Combine(folder.Node(result.GetValue(node)!).Watchdog, WatchdogSupervisor.PipeName);
            var power = new PowerCut(folder, result.GetValue(node)!, result.GetValue(ports)!);
            await new WatchdogSupervisor(pipe, Console.Out).RunAsync(result.GetValue(ready)!, () => power.RunAsync(cancel), cancel);
            return ExitCodes.Fine;
        });
        return command;
    }
}
