using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Host;

namespace ClusterProvisioning.Lab.Networks;

/// <summary>A named network namespace of the host (ip-netns(8)).</summary>
/// <param name="Name">Its name.</param>
public sealed record NetworkNamespace(string Name)
{
    /// <summary>The file that keeps it.</summary>
    public string Path => "/run/netns/" + Name;

    /// <summary>True if it is there.</summary>
    public bool Exists => File.Exists(Path);

    /// <summary>Makes it, without IPv6, unless it is there.</summary>
    public async Task CreateAsync(CancellationToken cancel)
    {
        if (Exists)
            return;
        await new ExternalProgram("ip", "netns", "add", Name).RunAsync(cancel).ConfigureAwait(false);
        await RunAsync(DisableIpv6).ConfigureAwait(false);
    }

    /// <summary>Takes it away, and with it the sockets of whatever lived there.</summary>
    public async Task DeleteAsync(CancellationToken cancel)
    {
        if (Exists)
            await new ExternalProgram("ip", "netns", "delete", Name).RunAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Runs <c>ip</c> in it with a list of commands.</summary>
    public async Task ChangeAsync(IEnumerable<string> commands, CancellationToken cancel) =>
        await new ExternalProgram("ip", "-n", Name, "-batch", "-") { Input = string.Join('\n', commands) + "\n" }.RunAsync(cancel).ConfigureAwait(false);

    /// <summary>Does work on a thread of its own that is in the namespace; sockets made there stay there.</summary>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        // The thread ends with the work: no other work may run on a thread that changed its namespace.
        var thread = new Thread(() =>
        {
            try
            {
                NativeCalls.EnterNetwork(Path);
                result.SetResult(work());
            }
            catch (Exception exception)
            {
                result.SetException(exception);
            }
        })
        { IsBackground = true, Name = "in " + Name };
        thread.Start();
        return result.Task;
    }

    /// <summary>Does work on a thread of its own that is in the namespace.</summary>
    public Task RunAsync(Action work) => RunAsync(() =>
    {
        work();
        return true;
    });

    private static void DisableIpv6()
    {
        foreach (var scope in (string[])["all", "default"])
        {
            var switchFile = $"/proc/sys/net/ipv6/conf/{scope}/disable_ipv6";
            if (File.Exists(switchFile))
                File.WriteAllText(switchFile, "1");
        }
    }
}
