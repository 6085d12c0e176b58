using System.CommandLine;
using ClusterProvisioning.Cli.Commands.Archives;
using ClusterProvisioning.Cli.Commands.Cloud;
using ClusterProvisioning.Cli.Commands.Database;
using ClusterProvisioning.Cli.Commands.Images;
using ClusterProvisioning.Cli.Commands.Lab;
using ClusterProvisioning.Cli.Commands.Operations;
using ClusterProvisioning.Cli.Commands.Regions;
using ClusterProvisioning.RegionFile;

namespace ClusterProvisioning.Cli;

/// <summary>The root of the command line.</summary>
internal static class ProvisionRoot
{
    /// <summary>Every verb of the program, in the order in which help lists them.</summary>
    public static RootCommand Create(ProjectLayout project) => new("Regional TimescaleDB clusters as code: one YAML file per region.")
    {
        ValidateCommand.Create(project),
        SchemaCommand.Create(project),
        CompileCommand.Create(project),
        RenderCommand.Create(project),
        CapacityCommand.Create(project),
        QuotasCommand.Create(project),
        CostCommand.Create(project),
        PreviewCommand.Create(project),
        UpCommand.Create(project),
        DestroyCommand.Create(project),
        DatabaseCommand.Create(project, ArchiveCommand.Create(project)),
        RolloutCommand.Create(project),
        NodeCommand.Create(project),
        ImageCommand.Create(),
        LabCommand.Create(project),
        RestoreCommand.Create(project),
    };
}
