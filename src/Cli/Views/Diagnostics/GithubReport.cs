using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.Cli.Views.Diagnostics;

/// <summary>Annotations of a GitHub workflow (GitHub docs, "Workflow commands").</summary>
internal sealed class GithubReport : DiagnosticReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, IReadOnlyList<LoadedRegion> regions)
    {
        foreach (var region in regions)
        {
            foreach (var found in FirstOf(region))
            {
                var (file, line, column) = found.Location;
                var level = found.Severity == Severity.Error ? "error" : "warning";
                output.Write($"::{level} file={Property(file)},line={line},col={column},title={found.Code}::{Data($"{found.Message}\nfix: {found.Fix}")}\n");
            }

            if (Rest(region) is { } rest)
                output.Write($"::notice file={Property(region.File)}::{Data(rest)}\n");
        }
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
