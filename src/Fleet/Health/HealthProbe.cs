namespace ClusterProvisioning.Fleet.Health;

/// <summary>How one sees that a daemon does its part: a command on its machine, and what its answer means.</summary>
/// <param name="Command">The command, a word each.</param>
/// <param name="Judge">What is wrong, from the answer; null if nothing is.</param>
public sealed record HealthProbe(IReadOnlyList<string> Command, Func<CommandResult, string?> Judge)
{
    /// <summary>What is wrong on a machine that runs; null if nothing is.</summary>
    public async Task<string?> AskAsync(IMachineAccess access, string node, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(access);
        return Judge(await access.RunAsync(node, Command, "", cancel).ConfigureAwait(false));
    }
}
