using System.CommandLine;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Views.Lab;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli.Commands.Lab;

/// <summary><c>lab rotate certificates|passwords</c>: what a certificate authority and a secret store do elsewhere.</summary>
internal static class LabRotateCommands
{
    /// <summary><c>lab rotate</c>, with <c>certificates</c> and <c>passwords</c> below it.</summary>
    public static Command Create(ProjectLayout project) =>
        new("rotate", "New keys or passwords in the lab's stores; `rollout` and `db apply` put them in force.") { Certificates(project), Passwords(project) };

    private static Command Certificates(ProjectLayout project)
    {
        var (nodes, lab) = (
            new Argument<string[]>("NODE") { Description = "The machines; all of them unless given.", Arity = ArgumentArity.ZeroOrMore },
            LabCommand.LabOption());
        var command = new Command("certificates", "Issue machines' certificates anew, each with a new key.") { nodes, lab };
        command.SetAction(result =>
        {
            using var session = LabCommand.Change(project, result.GetValue(lab), "lab rotate certificates");
            new Rotation(session, new LineProgress(result.InvocationConfiguration.Output)).RenewCertificates(result.GetValue(nodes)!);
            return ExitCodes.Fine;
        });
        return command;
    }

    private static Command Passwords(ProjectLayout project)
    {
        var (names, lab) = (
            new Argument<string[]>("NAME") { Description = "Roles, or what else has a password.", Arity = ArgumentArity.OneOrMore },
            LabCommand.LabOption());
        var command = new Command("passwords", "Make passwords anew.") { names, lab };
        command.SetAction(result =>
        {
            using var session = LabCommand.Change(project, result.GetValue(lab), "lab rotate passwords");
            new Rotation(session, new LineProgress(result.InvocationConfiguration.Output)).RenewPasswords(result.GetValue(names)!);
            return ExitCodes.Fine;
        });
        return command;
    }
}
