using System.CommandLine;
using ClusterProvisioning.Cli;
using ClusterProvisioning.Cli.Commands;
using ClusterProvisioning.Cli.Commands.Lab;
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
        DatabaseCommand.Create(project),
        ImageCommand.Create(),
        LabCommand.Create(project),
    };
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    return await Failure.ReportAsync(exception);
}
