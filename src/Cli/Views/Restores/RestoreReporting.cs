using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClusterProvisioning.Operations.Restores;

namespace ClusterProvisioning.Cli.Views.Restores;

/// <summary>Writes what a restored copy turned out to be.</summary>
internal static class RestoreReporting
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes what was restored and what its checks found; false where one of them failed.</summary>
    /// <returns>True if it is sound.</returns>
    public static bool Write(TextWriter output, RestoreReport report, ReportFormat format)
    {
        if (format == ReportFormat.Json)
            output.WriteLine(JsonSerializer.Serialize(report, Format));
        else
            output.WriteLine(string.Join('\n', Lines(report)));
        return report.IsSound;
    }

    private static IEnumerable<string> Lines(RestoreReport report)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"restored {report.Goal} from backup {report.Backup} of repository {report.Repository} in {report.Seconds} s");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"reached {report.Lsn}, last commit {report.LastCommit ?? "none after the backup"}; the copy is on timeline {report.Timeline} of its own");
        foreach (var (database, bytes) in report.Databases)
            yield return string.Create(CultureInfo.InvariantCulture, $"  database {database}: {bytes / 1024.0 / 1024:0.0} MiB");
        foreach (var (table, rows) in report.Rows)
            yield return string.Create(CultureInfo.InvariantCulture, $"  {table}: {rows} rows");
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"checksums: {report.Checksums.Pages} pages read, {report.Checksums.Bad} bad; tables and indexes: {report.Amcheck}");
        foreach (var difference in report.Differences)
            yield return $"differs: {difference}";
        yield return report.IsSound ? "the copy is sound" : "the copy is NOT sound";
    }
}
