using ClusterProvisioning.Lab;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Operations.Restores;
using ClusterProvisioning.RegionFile;
using ClusterProvisioning.Rules;

namespace ClusterProvisioning.Cli.Commands.Operations;

/// <summary>What a person does where this program reaches no machine: the same script, by hand, through the bastion.</summary>
internal static class RestoreSteps
{
    /// <summary>Writes the steps in their order, with the names of this region.</summary>
    public static async Task WriteAsync(TextWriter output, ProjectLayout project, string file, RestoreOrder order, bool clean)
    {
        var region = new RegionLoader(project.Profiles).Load(file).Region ?? throw new LabException($"{file} is invalid; see: provision validate {file}");
        var backup = region.Declared.Backup ?? throw new LabException($"Region {region.Name} makes no backups; there is nothing to restore from.");
        var number = order.Repository is { } name ? NumberOf(backup, name) : 0;
        var spares = region.Sites.SelectMany(site => site.NodesOf(NodeRole.Restore)).Select(each => each.Name.ToString()).ToList();
        var task = clean
            ? "clean"
            : $"restore {number} '{RestoreRun.GoalOf(order.To)}'{string.Concat(order.Expected.Select(each => $" {each.Database} {each.Table}"))}";
        await output.WriteLineAsync(
            $"There is no lab of {region.Name} here, and this program reaches machines elsewhere by no way of its own. What would be done:");
        await output.WriteLineAsync(spares.Count == 0
            ? "  1. add a spare machine: a group with role restore (regions/lab.yaml has one), and bring it up"
            : $"  1. through the bastion, on the spare machine: ssh {order.Node ?? spares[0]}");
        await output.WriteLineAsync($"  2. as root: cluster-restore {task}");
    }

    private static int NumberOf(BackupDeclaration backup, string name) => backup.Repositories.Keys.FirstOrDefault(each => each.ToString() == name) is { } known
        ? WalArchive.NumberOf(backup, known)
        : throw new LabException($"There is no repository '{name}'; there are {string.Join(", ", backup.Repositories.Keys)}.");
}
