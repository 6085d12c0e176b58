using ClusterProvisioning.Lab.Certificates;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>Makes machines ready to boot: disks, tree, files.</summary>
/// <param name="lab">The lab.</param>
/// <param name="progress">Is told of each step.</param>
internal sealed class NodePreparation(LabContext lab, ILabProgress progress)
{
    private readonly NodeSecrets _secrets = new(lab.Folder);

    /// <summary>Prepares all machines. One that runs with other files than it should is shut down first.</summary>
    public Task PrepareAsync(CancellationToken cancel) => Parallel.ForEachAsync(
        lab.Plan.Nodes,
        new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount },
        async (node, each) => await PrepareAsync(node, each).ConfigureAwait(false));

    /// <summary>Prepares one machine.</summary>
    public async Task PrepareAsync(LabNode node, CancellationToken cancel)
    {
        var folder = lab.Folder.Node(node.Name);
        var content = ContentOf(node);
        var installed = BundleInstaller.IsInstalled(folder, content);
        if (!installed && lab.Machine(node) is { Init: not null } machine)
        {
            progress.Step(node.Name, "its files changed: shutting down");
            await machine.StopAsync(cancel).ConfigureAwait(false);
        }

        progress.Step(node.Name, "disks");
        var tree = new NodeTree(folder, node.Disks);
        await tree.MountAsync(lab.Image, lab.State, cancel).ConfigureAwait(false);
        if (installed)
            return;
        progress.Step(node.Name, "files");
        await new BundleInstaller(tree, folder).InstallAsync(content, cancel).ConfigureAwait(false);
    }

    /// <summary>All that is put into a machine, its secrets included.</summary>
    public NodeContent ContentOf(LabNode node) => node.Content with { Files = [.. node.Content.Files, .. _secrets.Of(node)] };

    /// <summary>Puts one file into a machine while it runs.</summary>
    /// <param name="node">The machine.</param>
    /// <param name="path">The file.</param>
    /// <param name="before">What the machine was to hold before.</param>
    public void Replace(LabNode node, string path, NodeContent before)
    {
        var (folder, content) = (lab.Folder.Node(node.Name), ContentOf(node));
        new BundleInstaller(new NodeTree(folder, node.Disks), folder).Replace(content.Files.Single(file => file.Path == path), before, content);
    }

    /// <summary>Puts a machine's files into it while it runs.</summary>
    public Task InstallAsync(LabNode node, CancellationToken cancel)
    {
        var folder = lab.Folder.Node(node.Name);
        return new BundleInstaller(new NodeTree(folder, node.Disks), folder).InstallAsync(ContentOf(node), cancel);
    }
}
