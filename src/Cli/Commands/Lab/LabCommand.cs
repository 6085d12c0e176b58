using System.CommandLine;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab</c>: a region's machines on this host.</summary>
internal static class LabCommand
{
    /// <summary><c>lab</c>, with every verb on a lab below it.</summary>
    public static Command Create(ProjectLayout project) => new("lab", "A region's machines, booted for real on this host.")
    {
        LabUpCommand.Create(project),
        LabStatusCommand.Create(project),
        LabExecCommand.Create(project),
        LabLogsCommand.Create(project),
        LabPsqlCommand.Create(project),
        LabMachineCommands.Machine(project),
        LabMachineCommands.Revoke(project),
        LabRotateCommands.Create(project),
        LabPowerCommands.Stop(project),
        LabPowerCommands.Start(project),
        LabPowerCommands.Kill(project),
        LabCableCommands.Cut(project),
        LabCableCommands.Heal(project),
        LabDownCommand.Create(),
    };

    /// <summary>The lab that a verb means: the one that was named, else the only one there is.</summary>
    public static Option<string?> LabOption() => new("--lab") { Description = "The lab's name; the only one there is unless given." };

    /// <summary>The lab that is named, or the only one.</summary>
    public static string NameOf(string? given)
    {
        if (given is not null)
            return given;
        var labs = LabFolders.Default.Labs();
        return labs.Count switch
        {
            1 => labs[0].Name,
            0 => throw new LabException("There is no lab; start one with: provision lab up") { IsMissing = true },
            _ => throw new LabException($"There are several labs: {string.Join(", ", labs.Select(lab => lab.Name))}; say which with --lab NAME."),
        };
    }

    /// <summary>Opens a lab to look at it.</summary>
    public static LabSession Look(ProjectLayout project, string? lab) => LabSession.Look(LabFolders.Default, project, NameOf(lab));

    /// <summary>Opens a lab to change it.</summary>
    public static LabSession Change(ProjectLayout project, string? lab, string command) => LabSession.Change(LabFolders.Default, project, NameOf(lab), command);
}
