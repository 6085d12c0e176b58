using System.CommandLine;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab psql [--read] [-- ARGS…]</c>: psql as the application, through the poolers.</summary>
internal static class LabPsqlCommand
{
    /// <summary>The verb as the command line knows it: its arguments, its options, and what it does with them.</summary>
    public static Command Create(ProjectLayout project)
    {
        var lab = LabCommand.LabOption();
        var read = new Option<bool>("--read") { Description = "Connect to the replicas instead of the primary." };
        var words = new Argument<string[]>("ARGS") { Description = "psql's own arguments, after --.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(
            "psql",
            "Run psql as the application: from its network, with its login, through the poolers. Files are given on standard input.")
        {
            words,
            read,
            lab,
        };
        command.SetAction(async (result, cancel) =>
        {
            using var session = LabCommand.Look(project, result.GetValue(lab));
            return await new NodeCommands(session).PsqlAsync(result.GetValue(read), result.GetValue(words)!, cancel);
        });
        return command;
    }
}
