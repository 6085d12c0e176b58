using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Machines at the edge of the clusters: a gateway lets a machine write, and the others have every unit running.</summary>
/// <param name="lab">The lab.</param>
internal sealed class EdgeHealth(LabContext lab)
{
    private const string Fine = "running";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);
    private static readonly LabRole[] Roles = [LabRole.Gateway, LabRole.Monitoring, LabRole.Directory, LabRole.ObjectStorage];

    /// <summary>True if it is asked here how such a machine is.</summary>
    public static bool Knows(LabNode node) => Roles.Contains(node.Role);

    /// <summary>Waits until all of them are well.</summary>
    public Task WaitAsync(ILabProgress progress, CancellationToken cancel) => Task.WhenAll(lab.Plan.Nodes.Where(Knows).Select(async node =>
    {
        await new Patience(lab).WaitAsync($"{node.Name} with all its units", node, Deadline, each => AskAsync(node, each), cancel).ConfigureAwait(false);
        progress.Step(node.Name, "healthy");
    }));

    /// <summary>What is wrong with a machine; null if nothing is.</summary>
    public async Task<string?> AskAsync(LabNode node, CancellationToken cancel)
    {
        if (lab.Machine(node).Init is not { } init)
            return "off";
        var units = await NodeShell.Run(init, terminal: false, ["systemctl", "is-system-running"]).TryAsync(cancel).ConfigureAwait(false);
        if (units.Output.Trim() != Fine)
            return $"its units are not all running: {units.Output.Trim()}{units.Error.Trim()}";
        var listeners = await NodeShell.Run(init, terminal: false, ["ss", "-Hltn"]).TryAsync(cancel).ConfigureAwait(false);
        if (Ports(node).FirstOrDefault(port => !listeners.Output.Contains($":{port} ", StringComparison.Ordinal)) is { Number: > 0 } silent)
            return $"nothing listens on port {silent}, to which a flow leads";
        return node.Role == LabRole.Gateway && MachineAccess.To(lab, node) is { } access
            ? await access.WithServerAsync(connection => connection.State == System.Data.ConnectionState.Open ? null : "no session").ConfigureAwait(false)
            : null;
    }

    // Each must be served: a daemon that starts over and over is no failed unit.
    private IEnumerable<Port> Ports(LabNode node) =>
        Connections.Of(lab.Plan.Region).Where(connection => connection.To.Group!.Nodes.Any(each => each.Name.ToString() == node.Name)).Select(connection => connection.Port).Distinct();
}
