using System.Collections.Concurrent;
using ClusterProvisioning.Fleet;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Values;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Lab.Access;

/// <summary>The way to a lab's machines: commands through the host, daemons from the site's bastion with its certificate.</summary>
/// <param name="lab">The lab.</param>
internal sealed class LabAccess(LabContext lab) : IMachineAccess, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<AdminAccess>> _sites = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Region Region => lab.Plan.Region;

    /// <inheritdoc/>
    public bool IsOn(string node) => lab.State.Init(node) is not null;

    /// <inheritdoc/>
    public async Task<CommandResult> RunAsync(string node, IReadOnlyList<string> command, string input, CancellationToken cancel)
    {
        var init = lab.State.Init(node) ?? throw new LabException($"{node} is off; start it first: provision lab start {node} --lab {lab.Folder.Name}");
        var result = await (NodeShell.Enter(init, command) with { Input = input }).TryAsync(cancel).ConfigureAwait(false);
        return new CommandResult(result.ExitCode, result.Output, result.Error);
    }

    /// <inheritdoc/>
    public HttpClient Http(string site) => At(site).Http;

    /// <inheritdoc/>
    public Uri AddressOf(string node, Port port)
    {
        var wanted = lab.Plan.Node(node);
        return new Uri($"https://{At(wanted.Site!).AddressOf(wanted, port)}:{port}/");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var access in _sites.Values.Where(access => access.IsValueCreated))
            access.Value.Dispose();
    }

    // Machines of a site are asked side by side.
    private AdminAccess At(string site) => _sites.GetOrAdd(site, name => new Lazy<AdminAccess>(() => new AdminAccess(lab, name))).Value;
}
