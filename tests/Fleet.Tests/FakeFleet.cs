using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Fleet.Tests;

/// <summary>Machines that do as they are told: who is there, who is off, who is unwell, and what their daemons answer.</summary>
internal sealed class FakeFleet : IFleet
{
    public FakeFleet(params string[] nodes) => Wanted = [.. nodes.Select(Node)];

    /// <summary>What the daemons answer: by machine and path.</summary>
    public Func<string, string, string> Answer { get; set; } = (node, path) => throw new HttpRequestException($"{node} does not answer to {path}");

    /// <summary>Machines that were never there.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>Machines without power.</summary>
    public HashSet<string> Off { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong with a machine.</summary>
    public Dictionary<string, string> Wrong { get; } = new(StringComparer.Ordinal);

    /// <summary>Machines that no file declares any more.</summary>
    public HashSet<string> Leaving { get; } = new(StringComparer.Ordinal);

    /// <summary>How large a machine's file system for WAL is, where it is not as declared.</summary>
    public Dictionary<string, long> WalBytes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<FleetRepository> Repositories { get; set; } = [];

    /// <summary>What was done to machines and asked of daemons, reading apart.</summary>
    public List<string> Done { get; } = [];

    public Region Region { get; } = Impatient(Nodes.Region);

    public IReadOnlyList<FleetNode> Wanted { get; set; }

    public IReadOnlyList<string> Present() => [.. Wanted.Select(node => node.Name).Except(Missing).Concat(Leaving)];

    public bool IsOn(string node) => Present().Contains(node) && !Off.Contains(node);

    public Installation InstalledOn(string node) => Installation.None;

    public IReadOnlyList<string> DisksOf(string node) => ["disk data (2GB)"];

    public Task<CommandResult> RunAsync(string node, IReadOnlyList<string> command, string input, CancellationToken cancel)
    {
        if (command[0] is "findmnt")
            return Task.FromResult(new CommandResult(0, $"  {WalBytes.GetValueOrDefault(node, 1_000_000_000)}\n", ""));
        if (command[0] is not ("stat" or "sha256sum" or "cat"))
            Done.Add($"{node}: {command[0]}");
        return Task.FromResult(new CommandResult(command[0] == "cat" ? 1 : 0, "", ""));
    }

    public Task InstallAsync(string node, CancellationToken cancel) => DoAsync(node, "install");

    public Task BuildAsync(string node, IReadOnlyDictionary<string, string> extra, CancellationToken cancel)
    {
        Missing.Remove(node);
        return DoAsync(node, "build");
    }

    public Task StartAsync(string node, CancellationToken cancel)
    {
        Off.Remove(node);
        return DoAsync(node, "start");
    }

    public Task StopAsync(string node, CancellationToken cancel) => DoAsync(node, "stop");

    public Task RemoveAsync(string node, CancellationToken cancel) => DoAsync(node, "remove");

    public Task<IReadOnlyDictionary<string, string?>> HealthAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(Wanted.ToDictionary(
            node => node.Name,
            node => Wrong.GetValueOrDefault(node.Name),
            StringComparer.Ordinal));

    public Task<IReadOnlyList<FleetRepository>> RepositoriesAsync(CancellationToken cancel) => Task.FromResult(Repositories);

    public HttpClient Http(string site) => new(new Daemons(this));

    public Uri AddressOf(string node, Port port) => new($"http://{node}:{port}/");

    /// <summary>A machine of the role that its name says.</summary>
    public static FleetNode Node(string name) => Nodes.Of(name, RoleOf(name)) with { IsQuorum = RoleOf(name) == NodeRole.Database };

    private Task DoAsync(string node, string what)
    {
        Done.Add($"{node}: {what}");
        return Task.CompletedTask;
    }

    private static NodeRole RoleOf(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
    {
        "pg" or "drpg" => NodeRole.Database,
        "etcd" or "dretcd" => NodeRole.Etcd,
        "pooler" or "drpooler" => NodeRole.Pooler,
        "gateway" => NodeRole.Gateway,
        "backup" or "drbackup" => NodeRole.Backup,
        _ => NodeRole.Bastion,
    };

    private static Region Impatient(Region region) =>
        region with { Declared = region.Declared with { Rollout = region.Declared.Rollout with { HealthTimeout = new Duration(0), Pause = new Duration(0) } } };

    private sealed class Daemons(FakeFleet fleet) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var (node, path) = (request.RequestUri!.Host, request.RequestUri.AbsolutePath.TrimStart('/'));
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var answer = fleet.Answer(node, path);
            if (path is "switchover" or "restart" || path.EndsWith("leadership", StringComparison.Ordinal))
                fleet.Done.Add($"{node}: {path} {body}");
            return new HttpResponseMessage { Content = new StringContent(answer) };
        }
    }
}
