using ClusterProvisioning.Lab.Plan;

namespace ClusterProvisioning.Lab.Runs;

/// <summary>A machine's power button, and its plug.</summary>
/// <param name="session">The run.</param>
/// <param name="progress">Is told of each step.</param>
public sealed class NodePower(LabSession session, ILabProgress progress)
{
    private LabContext Lab => session.Lab;

    /// <summary>Shuts a machine down.</summary>
    public async Task StopAsync(string name, CancellationToken cancel)
    {
        await Lab.Machine(Lab.Plan.Node(name)).StopAsync(cancel).ConfigureAwait(false);
        progress.Step(name, "is off");
    }

    /// <summary>Boots a machine.</summary>
    public async Task StartAsync(string name, CancellationToken cancel)
    {
        var node = Lab.Plan.Node(name);
        if (!Lab.Fabric.Namespace.Exists)
            throw new LabException($"Lab {Lab.Folder.Name} is down; bring it up first: provision lab up --lab {Lab.Folder.Name}");
        await new NodePreparation(Lab, progress).PrepareAsync(node, cancel).ConfigureAwait(false);
        await Lab.Machine(node).StartAsync(cancel).ConfigureAwait(false);
        progress.Step(name, "is running");
    }

    /// <summary>Pulls a machine's plug.</summary>
    public async Task KillAsync(string name, CancellationToken cancel)
    {
        await Lab.Machine(Lab.Plan.Node(name)).PowerOffAsync(cancel).ConfigureAwait(false);
        progress.Step(name, "lost its power");
    }

    /// <summary>Cuts a machine off a network, or off all of them.</summary>
    public Task CutAsync(string name, string? network, CancellationToken cancel) => SwitchAsync(name, network, on: false, cancel);

    /// <summary>Joins a machine to its networks again.</summary>
    public Task HealAsync(string name, string? network, CancellationToken cancel) => SwitchAsync(name, network, on: true, cancel);

    private async Task SwitchAsync(string name, string? network, bool on, CancellationToken cancel)
    {
        var legs = Legs(Lab.Plan.Node(name), network);
        var cuts = legs.Select(leg => $"{name}/{leg.Network.Name}").ToList();
        Lab.State.Change(state => state with { Cuts = on ? [.. state.Cuts.Except(cuts)] : [.. state.Cuts.Union(cuts)] });
        await Lab.Fabric.SwitchAsync([.. legs.Select(leg => leg.Port)], on, cancel).ConfigureAwait(false);
        progress.Step(name, $"{(on ? "joined to" : "cut off")} {string.Join(", ", legs.Select(leg => leg.Network.Name))}");
    }

    private static List<LabLeg> Legs(LabNode node, string? network)
    {
        var legs = node.Legs.Where(leg => network is null || leg.Network.Name == network).ToList();
        return legs.Count > 0 ? legs : throw new LabException($"{node.Name} is not in network '{network}'; "
            + $"it is in {string.Join(", ", node.Legs.Select(leg => leg.Network.Name))}.");
    }
}
