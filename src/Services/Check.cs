namespace ClusterProvisioning.Services;

/// <summary>One program that reads one file.</summary>
/// <param name="Checker">The program.</param>
/// <param name="Subject">The file or files that it reads.</param>
/// <param name="Command">A bash script, run as root inside the image with the bundle installed.</param>
public sealed record Check(string Checker, string Subject, string Command)
{
    /// <summary>Files that the command finds in <c>/check/input</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> Input { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Says what is wrong, from exit code and output; null if nothing is.</summary>
    public Func<int, string, string?> Judge { get; init; } = (code, output) => code == 0 ? null : $"exit code {code}\n{output}";

    /// <summary>A judge for programs that only warn where they should refuse: every output is a problem.</summary>
    public static string? Silent(int code, string output) => code == 0 && output.Trim().Length == 0 ? null : $"exit code {code}\n{output}";

    /// <summary>A daemon without a checker of its own: it must say that it is up, however long a busy host lets it take, and then still run.</summary>
    /// <param name="checker">The daemon.</param>
    /// <param name="subject">The file or files that it reads.</param>
    /// <param name="command">What starts it, in the foreground.</param>
    /// <param name="proof">The words by which it says that it is up.</param>
    public static Check Started(string checker, string subject, string command, string proof) => new(checker, subject, $"""
        timeout -k 5 50 {command} >/run/started 2>&1 &
        for _ in $(seq 400); do grep -qF '{proof}' /run/started && break; kill -0 $! 2>/dev/null || break; sleep 0.1; done
        sleep 0.2
        kill $! 2>/dev/null && code=0 || code=1
        wait $!
        cat /run/started
        exit $code
        """)
    {
        Judge = (code, output) => code == 0 && output.Contains(proof, StringComparison.Ordinal)
            ? null
            : $"wanted: still running after the words '{proof}'{(code == 0 ? "" : "; it ended")}\n{output}",
    };
}
