using System.CommandLine;
using ClusterProvisioning.Cli;
using ClusterProvisioning.Cli.Commands.Archives;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Cli.Logging;
using ClusterProvisioning.RegionFile;

try
{
    if (args is ["lab", "watchdog", ..])
        return await WatchdogCommand.CreateRoot().Parse(args).InvokeAsync();
    // A member has the program, and nothing else of the project.
    if (args is ["db", "archive", "member", ..])
        return await ArchiveMemberCommand.CreateRoot().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    var root = ProvisionRoot.Create(ProjectLayout.Find(), args.FirstOrDefault());
    // Ctrl-C on a host at work: thirty machines and the commands in them take their time to end, and what is left of the run has to be said.
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
    // An interrupted Pulumi ends what it has begun, however long that takes.
    if (args is ["up" or "destroy", ..])
        configuration.ProcessTerminationTimeout = null;
    return await LoggedRun.InvokeAsync(root.Parse(args), configuration);
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    return await Failure.ReportAsync(exception);
}
