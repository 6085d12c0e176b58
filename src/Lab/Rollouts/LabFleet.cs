using ClusterProvisioning.Fleet;
using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Backups;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Lab.Status;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Backup;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Rollouts;

/// <summary>A lab's machines, as a rollout reaches them: commands through the host, daemons from the bastion with its certificate.</summary>
public sealed class LabFleet : IFleet, IDisposable
{
    private readonly LabSession _session;
    private readonly NodePreparation _preparation;
    private readonly LabAccess _access;

    /// <summary>The machines of a lab.</summary>
    /// <param name="session">The run.</param>
    /// <param name="progress">Is told of each step.</param>
    public LabFleet(LabSession session, ILabProgress progress)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        _access = new LabAccess(Lab);
        _preparation = new NodePreparation(Lab, progress);
        Wanted = [.. Lab.Plan.Nodes.Select(Node)];
    }

    /// <inheritdoc/>
    public Region Region => Lab.Plan.Region;

    /// <inheritdoc/>
    public IReadOnlyList<FleetNode> Wanted { get; }

    private LabContext Lab => _session.Lab;

    /// <inheritdoc/>
    public IReadOnlyList<string> Present() => Directory.Exists(Lab.Folder.Nodes)
        ? [.. Directory.GetDirectories(Lab.Folder.Nodes).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    /// <inheritdoc/>
    public bool IsOn(string node) => _access.IsOn(node);

    /// <inheritdoc/>
    public Installation InstalledOn(string node)
    {
        var (files, units) = BundleInstaller.InstalledOn(Lab.Folder.Node(node));
        return new Installation(files, units);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> DisksOf(string node) => MachineRemoval.DisksOf(Lab.Folder.Node(node));

    /// <inheritdoc/>
    public Task<CommandResult> RunAsync(string node, IReadOnlyList<string> command, string input, CancellationToken cancel) =>
        _access.RunAsync(node, command, input, cancel);

    /// <inheritdoc/>
    public Task InstallAsync(string node, CancellationToken cancel) => _preparation.InstallAsync(Lab.Plan.Node(node), cancel);

    /// <inheritdoc/>
    public async Task BuildAsync(string node, IReadOnlyDictionary<string, string> extra, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(extra);
        var wanted = Lab.Plan.Node(node);
        await _preparation.PrepareAsync(wanted, cancel).ConfigureAwait(false);
        var tree = new NodeTree(Lab.Folder.Node(node), wanted.Disks);
        foreach (var (path, text) in extra)
        {
            var file = tree.PathOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancel).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(string node, CancellationToken cancel)
    {
        InotifyLimit.Raise();
        return Lab.Machine(Known(node)).StartAsync(cancel);
    }

    /// <inheritdoc/>
    public Task StopAsync(string node, CancellationToken cancel) => Lab.Machine(Known(node)).StopAsync(cancel);

    /// <inheritdoc/>
    public Task RemoveAsync(string node, CancellationToken cancel) => new MachineRemoval(Lab).RemoveAsync(node, cancel);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, string?>> HealthAsync(CancellationToken cancel)
    {
        var status = await new StatusReader(_session).ReadAsync(cancel).ConfigureAwait(false);
        return status.Nodes.ToDictionary(node => node.Name, node => node.IsHealthy ? null : node.Detail, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FleetRepository>> RepositoriesAsync(CancellationToken cancel)
    {
        var declared = Region.Declared.Backup?.Repositories;
        return [.. (await new RepositoryReader(Lab).ReadAsync(cancel).ConfigureAwait(false)).Select(each => new FleetRepository(
            each.Name,
            declared?.GetValueOrDefault(Model.Values.Name.Parse(each.Name))?.Kind == RepositoryKind.Host ? each.Node : null,
            each.Problem,
            each.Backups))];
    }

    /// <inheritdoc/>
    public HttpClient Http(string site) => _access.Http(site);

    /// <inheritdoc/>
    public Uri AddressOf(string node, Port port) => _access.AddressOf(node, port);

    /// <inheritdoc/>
    public void Dispose() => _access.Dispose();

    private FleetNode Node(LabNode node)
    {
        var content = _preparation.ContentOf(node);
        return new FleetNode
        {
            Name = node.Name,
            Site = node.Site,
            Role = node.Role,
            Workload = node.Workload,
            Wanted = new MachineState(node.Name, content.Files
                .ToDictionary(file => file.Path, file => new MachineFile(file.Path, $"{file.Mode} {file.Owner}:{file.Group}", file.Content),
                StringComparer.Ordinal), content.Units)
            { Readers = node.Readers },
            Secrets = content.Files.Select(file => file.Path).Except(node.Content.Files.Select(file => file.Path), StringComparer.Ordinal)
                .ToHashSet(StringComparer.Ordinal),
            IsQuorum = node.IsQuorum,
        };
    }

    // A machine that no file declares any more still has to be stopped.
    private LabNode Known(string name) => Lab.Plan.Nodes.FirstOrDefault(node => node.Name == name) ?? new LabNode
    {
        Name = name,
        Role = Lab.State.Process(name, ProcessTask.Container)?.Role,
        Legs = [],
        Disks = [],
        Content = new NodeContent([], [], []),
    };
}
