using System.Globalization;

namespace ClusterProvisioning.Host;

/// <summary>The control group of one machine of a lab, in every hierarchy that a systemd inside looks at. Whatever runs in it belongs to that machine, so it
/// also finds processes whose start was not yet written down.</summary>
/// <param name="Name">Its path below a hierarchy, such as <c>provision-lab/pg1</c>.</param>
public sealed record CgroupTree(string Name)
{
    private const string Mount = "/sys/fs/cgroup";
    private static readonly Waiting KillEvery = new(TimeSpan.FromMilliseconds(20));

    /// <summary>The hierarchies: the one of cgroup v2, or systemd's own and the unified one on a v1 host.</summary>
    public static IReadOnlyList<string> Hierarchies() =>
        [.. new[] { Mount, Path.Combine(Mount, "systemd"), Path.Combine(Mount, "unified") }.Where(path => File.Exists(Path.Combine(path, "cgroup.procs")))];

    /// <summary>The group's folders.</summary>
    public IReadOnlyList<string> Folders => [.. Hierarchies().Select(path => Path.Combine(path, Name))];

    /// <summary>Makes the folders.</summary>
    public void Create()
    {
        foreach (var folder in Folders)
            Directory.CreateDirectory(folder);
    }

    /// <summary>The processes in it and below it.</summary>
    public IReadOnlyList<int> Processes() =>
    [
        .. Folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "cgroup.procs", SearchOption.AllDirectories))
            .SelectMany(ReadProcesses)
            .Distinct(),
    ];

    /// <summary>Kills what is left in it and takes the folders away.</summary>
    public async Task RemoveAsync(CancellationToken cancel)
    {
        await KillEvery.UntilAsync(HasNone, cancel).ConfigureAwait(false);

        foreach (var folder in Folders.Where(Directory.Exists))
        {
            // Deepest first: a group goes only when it holds no other.
            foreach (var each in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length))
                Directory.Delete(each);
            Directory.Delete(folder);
        }
    }

    private bool HasNone()
    {
        var left = Processes();
        foreach (var process in left)
            Signals.Send(process, Signals.Kill);
        return left.Count == 0;
    }

    private static IEnumerable<int> ReadProcesses(string file)
    {
        try
        {
            return [.. File.ReadLines(file).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Where(process => process > 0)];
        }
        catch (IOException)
        {
            // The group went away, or is a threaded one that holds no process of its own.
            return [];
        }
    }
}
