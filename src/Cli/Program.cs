using System.CommandLine;
using ClusterProvisioning.Cli;
using ClusterProvisioning.Cli.Commands;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Lab;
using ClusterProvisioning.Topology;

try
{
    if (args is ["lab", "watchdog", ..])
        return await WatchdogCommand.CreateRoot().Parse(args).InvokeAsync();
    var project = ProjectLayout.Find();
    var root = new RootCommand("Regional TimescaleDB clusters as code: one YAML file per region.")
    {
        ValidateCommand.Create(project),
        SchemaCommand.Create(project),
        CompileCommand.Create(project),
        RenderCommand.Create(project),
        ImageCommand.Create(),
        LabCommand.Create(project),
    };
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (LabException exception)
{
    await Console.Error.WriteLineAsync($"provision: {exception.Message}");
    return exception.IsMissing ? ExitCodes.Missing : ExitCodes.Failed;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("provision: interrupted; run the same command again to continue");
    return ExitCodes.Failed;
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    await Console.Error.WriteLineAsync($"provision: {exception.Message}");
    return ExitCodes.Failed;
}
