namespace ClusterProvisioning.NodeFiles.Checks;

/// <summary>One program that reads one file.</summary>
/// <param name="Checker">The program.</param>
/// <param name="Subject">The file or files that it reads.</param>
/// <param name="Command">A bash script, run as root inside the image with the bundle installed.</param>
internal sealed record Check(string Checker, string Subject, string Command)
{
    /// <summary>Files that the command finds in <c>/check/input</c>, by name.</summary>
    public IReadOnlyDictionary<string, string> Input { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Says what is wrong, from exit code and output; null if nothing is.</summary>
    public Func<int, string, string?> Judge { get; init; } = (code, output) => code == 0 ? null : $"exit code {code}\n{output}";

    /// <summary>A judge for programs that only warn where they should refuse: every output is a problem.</summary>
    public static string? Silent(int code, string output) => code == 0 && output.Trim().Length == 0 ? null : $"exit code {code}\n{output}";
}
