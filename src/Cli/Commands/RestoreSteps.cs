using ClusterProvisioning.Lab;
using ClusterProvisioning.Lab.Restores;
using ClusterProvisioning.NodeFiles.Backup;
using ClusterProvisioning.Topology;
using ClusterProvisioning.Topology.Declaration;

namespace ClusterProvisioning.Cli.Commands;

/// <summary>What a person does where this program reaches no machine: the same script, by hand, through the bastion.</summary>
internal static class RestoreSteps
{
    /// <summary>Writes the steps.</summary>
    public static async Task WriteAsync(TextWriter output, ProjectLayout project, string file, RestoreOrder order, bool clean)
    {
        var region = new RegionLoader(project.Profiles).Load(file).Region ?? throw new LabException($"{file} is invalid; see: provision validate {file}");
        var repositories = BackupRepository.Of(region);
        if (repositories.Count == 0)
            throw new LabException($"Region {region.Name} has no repository of pgBackRest; restores of other tools are not made by this program.");
        var number = order.Repository is { } name ? repositories.FirstOrDefault(each => each.Name == name)?.Number : 0;
        var spares = region.Sites.SelectMany(site => site.NodesOf(NodeRole.Restore)).Select(each => each.Name.ToString()).ToList();
        var task = clean ? "clean" : $"restore {number ?? 0} '{RestoreRun.GoalOf(order.To)}'{string.Concat(order.Expected.Select(each => $" {each.Database} {each.Table}"))}";
        await output.WriteLineAsync($"There is no lab of {region.Name} here, and this program reaches machines elsewhere by no way of its own. What would be done:");
        await output.WriteLineAsync(spares.Count == 0
            ? "  1. add a spare machine: a group with role restore (regions/lab.yaml has one), and bring it up"
            : $"  1. through the bastion, on the spare machine: ssh {order.Node ?? spares[0]}");
        await output.WriteLineAsync($"  2. as root: cluster-restore {task}");
    }
}
