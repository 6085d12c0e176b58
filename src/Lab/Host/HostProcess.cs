using System.Globalization;

namespace ClusterProvisioning.Lab.Host;

/// <summary>A process of the host, told from a later one with the same id by the time of its start.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Started">When the kernel started it, in clock ticks since boot.</param>
public sealed record HostProcess(int Id, ulong Started)
{
    private const int StateField = 0;
    private const int StartField = 19;

    /// <summary>True until it has ended.</summary>
    public bool IsAlive => Find(Id) is { } found && found.Started == Started;

    /// <summary>The running process with this id.</summary>
    public static HostProcess? Find(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            // The name, in brackets, may hold blanks and brackets of its own (proc(5)).
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] is "Z" or "X" ? null : new HostProcess(id, ulong.Parse(fields[StartField], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The children of its first thread.</summary>
    public IReadOnlyList<int> Children()
    {
        try
        {
            return [.. File.ReadAllText($"/proc/{Id}/task/{Id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => int.Parse(id, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Sends a signal if it is still the same process.</summary>
    public void Signal(int signal)
    {
        if (IsAlive)
            NativeCalls.Signal(Id, signal);
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>False if it still runs after that time.</returns>
    public async Task<bool> WaitForEndAsync(TimeSpan most, CancellationToken cancel)
    {
        var until = TimeProvider.System.GetTimestamp() + (long)(most.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (IsAlive)
        {
            if (TimeProvider.System.GetTimestamp() > until)
                return false;
            await Task.Delay(20, cancel).ConfigureAwait(false);
        }

        return true;
    }
}
