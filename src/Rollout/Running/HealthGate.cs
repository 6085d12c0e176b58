using ClusterProvisioning.Rollout.Fleet;

namespace ClusterProvisioning.Rollout.Running;

/// <summary>Lets a rollout go on only over healthy machines.</summary>
/// <param name="fleet">The machines.</param>
internal sealed class HealthGate(IFleet fleet)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long a machine may take.</summary>
    public TimeSpan Most { get; } = TimeSpan.FromMilliseconds(fleet.Region.Declared.Rollout.HealthTimeout.Milliseconds);

    /// <summary>Waits until every other machine of the same site and role is healthy.</summary>
    public Task OthersAsync(FleetNode node, CancellationToken cancel) =>
        WaitAsync($"before {node.Name}", other => other.Name != node.Name && other.Site == node.Site && other.Role == node.Role && fleet.IsOn(other.Name), cancel);

    /// <summary>Waits until a machine and its like are healthy.</summary>
    public Task WithOthersAsync(FleetNode node, CancellationToken cancel) =>
        WaitAsync($"after {node.Name}", other => other.Name == node.Name || (other.Site == node.Site && other.Role == node.Role && fleet.IsOn(other.Name)), cancel);

    /// <summary>What is wrong with machines of a kind, a line each.</summary>
    public async Task<IReadOnlyList<string>> WrongAsync(Func<FleetNode, bool> which, CancellationToken cancel)
    {
        var health = await fleet.HealthAsync(cancel).ConfigureAwait(false);
        return [.. fleet.Wanted.Where(which).Where(node => health.GetValueOrDefault(node.Name) is not null).Select(node => $"{node.Name}: {health[node.Name]}")];
    }

    private async Task WaitAsync(string when, Func<FleetNode, bool> which, CancellationToken cancel)
    {
        await WaitUntilAsync(Most, async () => await WrongAsync(which, cancel).ConfigureAwait(false) is { Count: > 0 } wrong ? string.Join("; ", wrong) : null, when, cancel).ConfigureAwait(false);
    }

    /// <summary>Asks until nothing is wrong.</summary>
    /// <exception cref="RolloutException">It took too long.</exception>
    public static async Task WaitUntilAsync(TimeSpan most, Func<Task<string?>> ask, string when, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await ask().ConfigureAwait(false) is { } wrong)
        {
            if (TimeProvider.System.GetElapsedTime(began) > most)
                throw new RolloutException($"{when}: not healthy after {most.TotalSeconds:0} s: {wrong}. The rollout stops here; mend it (see the machine's journal), then run the same command again: it goes on from here.");
            await Task.Delay(AskEvery, cancel).ConfigureAwait(false);
        }
    }
}
