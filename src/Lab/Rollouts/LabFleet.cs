using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Backups;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Lab.Runs;
using ClusterProvisioning.Lab.State;
using ClusterProvisioning.Lab.Status;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Topology.Declaration;
using ClusterProvisioning.Topology.Declaration.Backup;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Lab.Rollouts;

/// <summary>A lab's machines, as a rollout reaches them: commands through the host, daemons from the bastion with its certificate.</summary>
public sealed class LabFleet : IFleet, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly LabSession _session;
    private readonly NodePreparation _preparation;
    private readonly Dictionary<string, AdminAccess> _access = new(StringComparer.Ordinal);

    /// <summary>The machines of a lab.</summary>
    /// <param name="session">The run.</param>
    /// <param name="progress">Is told of each step.</param>
    public LabFleet(LabSession session, ILabProgress progress)
    {
        ArgumentNullException.ThrowIfNull(session);
        _session = session;
        _preparation = new NodePreparation(Lab, progress);
        Wanted = [.. Lab.Plan.Nodes.Select(Node)];
    }

    /// <inheritdoc/>
    public Region Region => Lab.Plan.Region;

    /// <inheritdoc/>
    public IReadOnlyList<FleetNode> Wanted { get; }

    private LabContext Lab => _session.Lab;

    /// <inheritdoc/>
    public IReadOnlyList<string> Present() => Directory.Exists(Lab.Folder.Nodes) ? [.. Directory.GetDirectories(Lab.Folder.Nodes).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    /// <inheritdoc/>
    public bool IsOn(string node) => Lab.State.Init(node) is not null;

    /// <inheritdoc/>
    public Installation InstalledOn(string node)
    {
        var (files, units) = BundleInstaller.InstalledOn(Lab.Folder.Node(node));
        return new Installation(files, units);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> DisksOf(string node) => MachineRemoval.DisksOf(Lab.Folder.Node(node));

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(string node, IReadOnlyList<string> command, string input, CancellationToken cancel)
    {
        var init = Lab.State.Init(node) ?? throw new LabException($"{node} is off; start it first: provision lab start {node} --lab {Lab.Folder.Name}");
        var result = await (NodeShell.Enter(init, command) with { Input = input }).TryAsync(cancel).ConfigureAwait(false);
        return new CommandResult(result.ExitCode, result.Output, result.Error);
    }

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
            declared?.GetValueOrDefault(Topology.Values.Name.Parse(each.Name))?.Kind == RepositoryKind.Host ? each.Node : null,
            each.Problem,
            each.Backups))];
    }

    /// <inheritdoc/>
    public HttpClient Http(string site) => Access(site).Http;

    /// <inheritdoc/>
    public Uri AddressOf(string node, Port port)
    {
        var wanted = Lab.Plan.Node(node);
        return new Uri($"https://{Access(wanted.Site!).AddressOf(wanted, port)}:{port}/");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var access in _access.Values)
            access.Dispose();
    }

    private AdminAccess Access(string site) => _access.TryGetValue(site, out var known) ? known : _access[site] = new AdminAccess(Lab, site, Patience);

    private FleetNode Node(LabNode node)
    {
        var content = _preparation.ContentOf(node);
        return new FleetNode
        {
            Name = node.Name,
            Site = node.Site,
            Role = Enum.TryParse<NodeRole>(node.Role.ToString(), out var role) ? role : null,
            Wanted = new MachineState(node.Name, content.Files.ToDictionary(file => file.Path, file => new MachineFile(file.Path, $"{file.Mode} {file.Owner}:{file.Group}", file.Content), StringComparer.Ordinal), content.Units),
            Secrets = content.Files.Select(file => file.Path).Except(node.Content.Files.Select(file => file.Path), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
            IsQuorum = node.IsQuorum,
        };
    }

    // A machine that no file declares any more still has to be stopped.
    private LabNode Known(string name) => Lab.Plan.Nodes.FirstOrDefault(node => node.Name == name) ?? new LabNode
    {
        Name = name,
        Role = Lab.State.Process(name, ProcessTask.Container)?.Role ?? LabRole.Restore,
        Legs = [],
        Disks = [],
        Content = new NodeContent([], [], []),
    };
}
