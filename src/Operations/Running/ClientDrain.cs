using System.Globalization;
using ClusterProvisioning.Services;

namespace ClusterProvisioning.Operations.Running;

/// <summary>Takes clients from a machine before it is stopped, by the scripts of the service that has them.</summary>
/// <param name="context">What it works with.</param>
internal sealed class ClientDrain(RolloutContext context)
{
    /// <summary>Drains it.</summary>
    public async Task DrainAsync(string node, DrainScripts scripts, CancellationToken cancel)
    {
        var seconds = context.Declared.Drain.Milliseconds / 1000;
        context.Say(node, $"draining, for {seconds} s at most");
        string[] command = ["sh", "-s", "--", seconds.ToString(CultureInfo.InvariantCulture)];
        var left = (await context.RunAsync(node, scripts.Before, cancel, command).ConfigureAwait(false)).Trim();
        if (left.Length > 0)
            context.Say(node, $"{left} connections did not end and are cut");
    }

    /// <summary>Lets clients in again.</summary>
    public Task FillAsync(string node, DrainScripts scripts, CancellationToken cancel) => context.RunAsync(node, scripts.After, cancel, "sh", "-s");
}
