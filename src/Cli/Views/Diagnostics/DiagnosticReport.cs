using ClusterProvisioning.RegionFile;
using ClusterProvisioning.RegionFile.Diagnostics;

namespace ClusterProvisioning.Cli.Views.Diagnostics;

/// <summary>Writes what came of loading regions.</summary>
internal abstract class DiagnosticReport
{
    /// <summary>How many diagnostics of one region a person is shown; the rest is counted.</summary>
    protected const int Shown = 50;

    /// <summary>The writer for a format.</summary>
    public static DiagnosticReport For(ReportFormat format) => format switch
    {
        ReportFormat.Json => new JsonReport(),
        ReportFormat.Github => new GithubReport(),
        ReportFormat.Text => new TextReport(),
    };

    /// <summary>Writes the diagnostics of each region, errors first.</summary>
    public abstract void Write(TextWriter output, IReadOnlyList<LoadedRegion> regions);

    /// <summary>"2 errors, 1 warning".</summary>
    protected static string Count(LoadedRegion region)
    {
        var errors = region.Diagnostics.Count(found => found.Severity == Severity.Error);
        return $"{Number(errors, "error")}, {Number(region.Diagnostics.Count - errors, "warning")}";
    }

    /// <summary>Errors first, so that a cut list never hides one behind warnings.</summary>
    protected static IEnumerable<Diagnostic> FirstOf(LoadedRegion region) =>
        region.Diagnostics.OrderByDescending(found => found.Severity).Take(Shown);

    /// <summary>"and 7 more" where the list is cut; else null.</summary>
    protected static string? Rest(LoadedRegion region) =>
        region.Diagnostics.Count > Shown ? $"and {region.Diagnostics.Count - Shown} more" : null;

    private static string Number(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
