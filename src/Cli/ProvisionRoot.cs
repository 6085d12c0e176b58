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
    private const string Description = "Regional TimescaleDB clusters as code: one YAML file per region.";

    // In the order in which help lists them. A verb with all its options takes a millisecond or two to make, most of it code that is compiled for the first
    // time, and a run needs one.
    private static readonly (string Name, Func<ProjectLayout, Command> Create)[] Verbs =
    [
        ("validate", ValidateCommand.Create),
        ("schema", SchemaCommand.Create),
        ("compile", CompileCommand.Create),
        ("render", RenderCommand.Create),
        ("capacity", CapacityCommand.Create),
        ("quotas", QuotasCommand.Create),
        ("cost", CostCommand.Create),
        ("preview", PreviewCommand.Create),
        ("up", UpCommand.Create),
        ("destroy", DestroyCommand.Create),
        ("db", project => DatabaseCommand.Create(project, ArchiveCommand.Create(project))),
        ("rollout", RolloutCommand.Create),
        ("node", NodeCommand.Create),
        ("image", _ => ImageCommand.Create()),
        ("lab", LabCommand.Create),
        ("restore", RestoreCommand.Create),
    ];

    /// <summary>The root with the verb that is asked for; with every one where none is, as for help or a misspelt name.</summary>
    /// <param name="project">The project.</param>
    /// <param name="verb">The first word of the command line, if there is one.</param>
    public static RootCommand Create(ProjectLayout project, string? verb)
    {
        var root = new RootCommand(Description);
        var wanted = Verbs.Where(each => each.Name == verb).ToList();
        foreach (var (_, create) in wanted.Count == 0 ? [.. Verbs] : wanted)
            root.Add(create(project));
        return root;
    }
}
