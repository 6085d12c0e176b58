using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab machine|revoke NAME</c>: a plant's machine, with its certificate.</summary>
internal static class LabMachineCommands
{
    /// <summary><c>lab machine</c>: psql with a certificate of the plant, through the ingest gateways.</summary>
    public static Command Machine(ProjectLayout project)
    {
        var (name, lab) = (Name(), LabCommand.LabOption());
        var arguments = new Argument<string[]>("ARGS") { Description = "What psql is given, after --; with nothing, only the certificate is issued." };
        var command = new Command("machine", "Issue a machine's certificate, and run psql as that machine: in its network, through the ingest gateways.")
        {
            name,
            arguments,
            lab,
        };
        command.SetAction(async (result, cancel) =>
        {
            using var session = LabCommand.Look(project, result.GetValue(lab));
            var machines = new PlantMachines(session);
            if (result.GetValue(arguments) is { Length: > 0 } given)
                return await machines.PsqlAsync(result.GetValue(name)!, given, cancel);
            var issued = machines.Issue(result.GetValue(name)!);
            await result.InvocationConfiguration.Output.WriteLineAsync($"{issued.CertificateFile}\n{issued.KeyFile}");
            return ExitCodes.Fine;
        });
        return command;
    }

    /// <summary>Takes a machine's certificate back.</summary>
    public static Command Revoke(ProjectLayout project)
    {
        var (name, lab) = (Name(), LabCommand.LabOption());
        var command = new Command("revoke", "Revoke a machine's certificate at every ingest gateway.") { name, lab };
        command.SetAction(result =>
        {
            using var session = LabCommand.Change(project, result.GetValue(lab), $"lab revoke {result.GetValue(name)}");
            new PlantMachines(session).Revoke(result.GetValue(name)!, new LineProgress(result.InvocationConfiguration.Output));
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = "The machine, such as press-7.plant-01." };
}
