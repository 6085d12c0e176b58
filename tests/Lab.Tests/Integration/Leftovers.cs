using ClusterProvisioning.Host;
using ClusterProvisioning.Lab.Host;
using ClusterProvisioning.Lab.Nodes;

namespace ClusterProvisioning.Lab.Tests.Integration;

/// <summary>Looks for whatever could be left of a lab, in places that its state file has no say in.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);

    /// <summary>Fails if anything stays. What other tests run beside it may hold copies of a lab's mounts for a moment.</summary>
    public static async Task NothingStaysAsync(string lab)
    {
        for (var until = DateTimeOffset.UtcNow + Most; Of(lab).Count > 0 && DateTimeOffset.UtcNow < until;)
            await Task.Delay(500);
        Of(lab).ShouldBeEmpty();
    }

    public static IReadOnlyList<string> Of(string lab)
    {
        var folder = LabFolders.Default.Lab(lab).Path;
        return
        [
            .. Mounts.All().Where(mount => mount.StartsWith(folder + "/", StringComparison.Ordinal)).Select(mount => "mount " + mount),
            .. Lines("losetup", "--list", "--noheadings", "--output", "BACK-FILE")
                .Where(file => file.StartsWith(folder + "/", StringComparison.Ordinal))
                .Select(file => "loop " + file),
            .. Directory.Exists("/run/netns") ? Directory.GetFiles("/run/netns", lab + "-*").Select(file => "namespace " + file) : [],
            .. NodeGroups.Lab(lab).Folders.Where(Directory.Exists).Select(group => "cgroup " + group),
            .. Processes()
                .Where(process => process.Contains($"--machine={lab}-", StringComparison.Ordinal) || process.Contains(folder + "/", StringComparison.Ordinal))
                .Select(process => "process " + process),
            .. Directory.Exists(folder) ? ["folder " + folder] : Array.Empty<string>(),
            .. Directory.GetDirectories("/run/systemd/nspawn/propagate", lab + "-*").Select(left => "folder " + left),
        ];
    }

    private static IEnumerable<string> Processes() =>
        Directory.GetDirectories("/proc").Where(path => char.IsDigit(Path.GetFileName(path)[0])).Select(CommandLine);

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string[] Lines(string program, params string[] arguments) =>
        new ExternalProgram(program, arguments)
            .RunAsync(CancellationToken.None)
            .GetAwaiter()
            .GetResult()
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
