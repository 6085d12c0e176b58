using ClusterProvisioning.Fleet;
using ClusterProvisioning.Host;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Lets a rollout go on only over healthy machines.</summary>
/// <param name="fleet">The machines.</param>
internal sealed class HealthGate(IFleet fleet)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long a machine may take.</summary>
    public TimeSpan Most { get; } = TimeSpan.FromMilliseconds(fleet.Region.Declared.Rollout.HealthTimeout.Milliseconds);

    /// <summary>Waits until every other machine of the same site and role that is there is healthy; one without power is not.</summary>
    public Task OthersAsync(FleetNode node, CancellationToken cancel) => WaitAsync($"before {node.Name}", Others(node), cancel);

    /// <summary>Waits until a machine and its like are healthy.</summary>
    public Task WithOthersAsync(FleetNode node, CancellationToken cancel)
    {
        var others = Others(node);
        return WaitAsync($"after {node.Name}", other => other.Name == node.Name || others(other), cancel);
    }

    /// <summary>Waits until a machine is healthy, however its like are.</summary>
    public Task AloneAsync(FleetNode node, CancellationToken cancel) => WaitAsync($"after {node.Name}", other => other.Name == node.Name, cancel);

    /// <summary>What is wrong with machines of a kind, a line each.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(Func<FleetNode, bool> which, CancellationToken cancel)
    {
        var health = await fleet.HealthAsync(cancel).ConfigureAwait(false);
        return [.. fleet.Wanted.Where(which).Select(node => (node.Name, Wrong: Wrong(node, health))).Where(each => each.Wrong is not null)
            .Select(each => $"{each.Name}: {each.Wrong}")];
    }

    /// <summary>True for a machine that is there, with power or without.</summary>
    public bool IsThere(FleetNode node) => fleet.Present().Contains(node.Name, StringComparer.Ordinal);

    // One that was never there yet is no peer.
    private Func<FleetNode, bool> Others(FleetNode node) => other => other.Name != node.Name && other.Site == node.Site && other.Role == node.Role
        && IsThere(other);

    private string? Wrong(FleetNode node, IReadOnlyDictionary<string, string?> health) =>
        fleet.IsOn(node.Name) ? health.GetValueOrDefault(node.Name) : $"off; start it (provision lab start {node.Name}) or take it out of the region file";

    private async Task WaitAsync(string when, Func<FleetNode, bool> which, CancellationToken cancel)
    {
        await WaitUntilAsync(Most, async () => await WrongAsync(which, cancel).ConfigureAwait(false) is { Count: > 0 } wrong ? string.Join("; ", wrong)
            : null, when, cancel).ConfigureAwait(false);
    }

    /// <summary>Asks until nothing is wrong.</summary>
    /// <exception cref="OperationException">It took too long.</exception>
    public static async Task WaitUntilAsync(TimeSpan most, Func<Task<string?>> ask, string when, CancellationToken cancel)
    {
        var waiting = new Waiting(AskEvery) { Most = most };
        if (await waiting.UntilAsync(found => found is null, _ => ask(), cancel).ConfigureAwait(false) is not { } wrong)
            return;
        const string next = "The rollout stops here; mend it (see the machine's journal), then run the same command again: it goes on from here.";
        throw new OperationException($"{when}: not healthy after {most.TotalSeconds:0} s: {wrong}. {next}");
    }
}
