using ClusterProvisioning.Host;

namespace ClusterProvisioning.Lab.Nodes;

/// <summary>What a machine wrote.</summary>
internal static class NodeLogs
{
    private const int ConsoleLines = 12;

    /// <summary>The last lines of its console.</summary>
    public static string ConsoleTail(NodeFolder folder) =>
        File.Exists(folder.Console) ? string.Join('\n', File.ReadLines(folder.Console).TakeLast(ConsoleLines)) : "(nothing)";

    /// <summary>Reads its journal: from inside while it runs, from its disk otherwise.</summary>
    public static ExternalProgram Journal(NodeFolder folder, HostProcess? init, IReadOnlyList<string> arguments) => init is null
        ? new ExternalProgram("chroot", [folder.Root, "journalctl", "--no-pager", "--directory=/var/log/journal", .. arguments])
        : NodeShell.Enter(init, ["journalctl", "--no-pager", .. arguments]);

    /// <summary>The last lines of its journal, for a message; of the console where there is no journal.</summary>
    public static async Task<string> TailAsync(NodeFolder folder, HostProcess? init, int lines, CancellationToken cancel)
    {
        var result = await Journal(folder, init, ["--quiet", $"--lines={lines}", "--output=short-iso"]).TryAsync(cancel).ConfigureAwait(false);
        return result is { ExitCode: 0, Output.Length: > 0 } ? result.Output.TrimEnd() : ConsoleTail(folder);
    }
}
