using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Networks;
using ClusterProvisioning.Lab.State;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>Takes a machine's power away: dark cables first, then the kill, for a killed process on a live kernel says goodbye and a dead host does not. It
/// writes nothing down, so that a watchdog's supervisor can do it while another run works; whoever starts the machine again finds it dead.</summary>
/// <param name="lab">The lab's folder.</param>
/// <param name="node">The machine's name.</param>
/// <param name="ports">The other ends of its cables.</param>
public sealed class PowerCut(LabFolder lab, string node, IReadOnlyList<string> ports)
{
    private static readonly TimeSpan KillDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Does it.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        var state = StateFile.Open(lab);
        var fabric = new Fabric(lab.Name);
        await fabric.SwitchAsync(ports, on: false, cancel).ConfigureAwait(false);
        state.Init(node)?.Signal(Signals.Kill);
        if (state.Running(node, ProcessTask.Container) is { } container)
            await container.WaitForEndAsync(KillDeadline, cancel).ConfigureAwait(false);
        // Whatever the machine's own process 1 does not own; and its sockets go with its namespace.
        await NodeGroups.Machine(lab.Name, node).RemoveAsync(cancel).ConfigureAwait(false);
        await fabric.UnplugAsync(node, ports, cancel).ConfigureAwait(false);
    }
}
