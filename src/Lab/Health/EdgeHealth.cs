using ClusterProvisioning.Lab.Access;
using ClusterProvisioning.Lab.Nodes;
using ClusterProvisioning.Lab.Plan;
using ClusterProvisioning.Topology.Model;
using ClusterProvisioning.Topology.Values;

namespace ClusterProvisioning.Lab.Health;

/// <summary>Machines at the edge of the clusters: a gateway lets a machine write, no unit of a bundle has failed, and every port to which a flow leads is served.</summary>
/// <param name="lab">The lab.</param>
internal sealed class EdgeHealth(LabContext lab)
{
    private const string BackupServer = "pgbackrest.service";

    // A system that runs has no failed unit: the list is read only where there is something on it.
    private const string Script = """
        state=$(systemctl is-system-running)
        echo "$state"
        [ "$state" = running ] || systemctl list-units --failed --plain --no-legend --no-pager
        echo
        ss -Hltn
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    // All that these do are their units.
    private static readonly LabRole[] Whole = [LabRole.Gateway, LabRole.Monitoring, LabRole.Directory, LabRole.ObjectStorage];

    // On these, what a timer or an administrator started may fail and be tried again: a backup whose leader went away.
    private static readonly LabRole[] Serving = [LabRole.Bastion, LabRole.Backup, LabRole.Restore];

    /// <summary>True if it is asked here how such a machine is.</summary>
    public static bool Knows(LabNode node) => Whole.Contains(node.Role) || Serving.Contains(node.Role);

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
        var answer = await NodeShell.Enter(init, ["sh", "-c", Script]).TryAsync(cancel).ConfigureAwait(false);
        if (MachineReport.Parse(answer.Output).Wrong(Whole.Contains(node.Role), node.Content.Units, Ports(node)) is { } wrong)
            return $"{wrong}{answer.Error.Trim()}";
        return node.Role == LabRole.Gateway && MachineAccess.To(lab, node) is { } access
            ? await access.WithServerAsync(connection => connection.State == System.Data.ConnectionState.Open ? null : "no session").ConfigureAwait(false)
            : null;
    }

    // Each must be served: a daemon that starts over and over is no failed unit. A region that makes its backups with another tool has no server of pgBackRest's.
    private IEnumerable<Port> Ports(LabNode node) => Connections.Of(lab.Plan.Region)
        .Where(connection => connection.To.Group.Nodes.Any(each => each.Name.ToString() == node.Name))
        .Select(connection => connection.Port).Distinct()
        .Where(port => port != ServicePorts.PgBackRest || node.Content.Units.Contains(BackupServer));
}
