using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.Cli.Views.Diagnostics;

/// <summary>For a person at a terminal: one line a diagnostic that editors make a link of, its fix below, a line a region.</summary>
internal sealed class TextReport : DiagnosticReport
{
    /// <inheritdoc/>
    public override void Write(TextWriter output, IReadOnlyList<LoadedRegion> regions)
    {
        foreach (var region in regions)
        {
            foreach (var found in FirstOf(region))
            {
                output.Write(
                    $"{found.Location}: {(found.Severity == Severity.Error ? "error" : "warning")} {found.Code}: {found.Message}\n    fix: {found.Fix}\n");
            }

            if (Rest(region) is { } rest)
                output.Write($"    … {rest}\n");
            output.Write($"{region.File}: {(region.Region is null ? "invalid" : "ok")}, {Count(region)}\n");
        }
    }
}
