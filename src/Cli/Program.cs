using System.CommandLine;
using ClusterProvisioning.Cli;
using ClusterProvisioning.Cli.Commands;
using ClusterProvisioning.Topology;

try
{
    var project = ProjectLayout.Find();
    var root = new RootCommand("Regional TimescaleDB clusters as code: one YAML file per region.")
    {
        ValidateCommand.Create(project),
        SchemaCommand.Create(project),
        CompileCommand.Create(project),
        RenderCommand.Create(project),
        DatabaseCommand.Create(project),
    };
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (DirectoryNotFoundException exception)
{
    await Console.Error.WriteLineAsync($"provision: {exception.Message}");
    return ExitCodes.Missing;
}
catch (Exception exception) when (exception is not OutOfMemoryException)
{
    await Console.Error.WriteLineAsync($"provision: {exception.Message}");
    return ExitCodes.Failed;
}
