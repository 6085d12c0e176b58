using System.Text.Json.Nodes;
using ClusterProvisioning.Database.Drifting;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>Writes everything on a server that is not as declared.</summary>
internal static class DriftText
{
    /// <summary>Writes a line a difference with where it came from, and the count last.</summary>
    public static void Write(TextWriter output, DriftReport report, PlanFormat format)
    {
        if (format == PlanFormat.Json)
        {
            output.Write(new JsonArray([.. report.Rows.Select(row => new JsonObject
            {
                ["object"] = row.Difference.Id.ToString(),
                ["database"] = row.Difference.Id.Database,
                ["kind"] = row.Difference.Kind.ToString().ToLowerInvariant(),
                ["reason"] = row.Difference.Reason,
                ["provenance"] = row.Provenance,
            })]).ToJsonString(JsonFormat.Indented) + "\n");
            return;
        }

        foreach (var row in report.Rows)
        {
            var line = $"{row.Difference.Kind.ToString().ToLowerInvariant(),-9}  {row.Difference.Id}: {row.Difference.Reason} [{row.Provenance}]";
            output.Write(string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter)) + "\n");
        }

        if (report.Facts.Doubt is { } doubt)
            output.Write($"{doubt}\n");
        foreach (var each in report.Unavailable)
            output.Write($"{each.Id}: unavailable: needs the community edition\n");
        foreach (var member in report.Facts.PendingRestarts)
            output.Write($"member {member}: pending restart: a parameter waits for it (patronictl restart)\n");
        output.Write($"{report.Facts.Edition}: {Found(report.Rows.Count)}\n");
    }

    private static string Found(int count) => count switch
    {
        0 => "no drift",
        1 => "1 object not as declared",
        _ => $"{count} objects not as declared",
    };
}
