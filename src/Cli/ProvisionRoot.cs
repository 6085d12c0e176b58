using System.CommandLine;
using ClusterProvisioning.Cli.Commands;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Topology;

namespace ClusterProvisioning.Cli;

/// <summary>The program's verbs.</summary>
internal static class ProvisionRoot
{
    /// <summary>All of them.</summary>
    public static RootCommand Create(ProjectLayout project) => new("Regional TimescaleDB clusters as code: one YAML file per region.")
    {
        ValidateCommand.Create(project),
        SchemaCommand.Create(project),
        CompileCommand.Create(project),
        RenderCommand.Create(project),
        CapacityCommand.Create(project),
        PreviewCommand.Create(project),
        UpCommand.Create(project),
        DestroyCommand.Create(project),
        DatabaseCommand.Create(project),
        RolloutCommand.Create(project),
        NodeCommand.Create(project),
        ImageCommand.Create(),
        LabCommand.Create(project),
        RestoreCommand.Create(project),
    };
}
