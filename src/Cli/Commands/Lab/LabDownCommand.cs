using System.CommandLine;
using System.Diagnostics;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Runs;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab down [--purge]</c>: takes a lab away.</summary>
internal static class LabDownCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create()
    {
        var lab = LabCommand.LabOption();
        var purge = new Option<bool>("--purge") { Description = "Remove its files too: disks, certificates, passwords." };
        var command = new Command("down", "Shut all machines down and remove what was made for them; disks stay for the next up.") { lab, purge };
        command.SetAction((result, cancel) => RunAsync(
            LabCommand.NameOf(result.GetValue(lab)),
            result.GetValue(purge),
            result.InvocationConfiguration.Output,
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string lab, bool purge, TextWriter output, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await new LabDown(LabFolders.Default).RunAsync(lab, purge, new LineProgress(output), cancel);
        await output.WriteLineAsync($"lab {lab} is {(purge ? "gone" : "down")} ({watch.Elapsed.TotalSeconds:0.0} s)");
        return ExitCodes.Fine;
    }
}
