using System.Globalization;

namespace ClusterProvisioning.Host;

/// <summary>A process of the host, told from a later one with the same id by the time of its start.</summary>
/// <param name="Id">Its process id.</param>
/// <param name="Started">When the kernel started it, in clock ticks since boot.</param>
public sealed record HostProcess(int Id, ulong Started)
{
    private const int StateField = 0;
    private const int StartField = 19;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(20);

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

    /// <summary>The child that is process 1 of a process namespace of its own.</summary>
    public HostProcess? FindInit() => Children().Where(IsFirstOfItsNamespace).Select(Find).OfType<HostProcess>().FirstOrDefault();

    /// <summary>Sends a signal if it is still the same process.</summary>
    public void Signal(int signal)
    {
        if (IsAlive)
            Signals.Send(Id, signal);
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>False if it still runs after that time.</returns>
    public Task<bool> WaitForEndAsync(TimeSpan most, CancellationToken cancel) => new Waiting(LookEvery) { Most = most }.UntilAsync(() => !IsAlive, cancel);

    private IEnumerable<int> Children() =>
        ReadLines($"/proc/{Id}/task/{Id}/children").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    private static bool IsFirstOfItsNamespace(int id)
    {
        // One id a namespace, from ours to its own (proc(5), "NSpid").
        var ids = ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith("NSpid:", StringComparison.Ordinal))?.Split('\t') ?? [];
        return ids.Length > 2 && ids[^1] == "1";
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            return [];
        }
    }
}
