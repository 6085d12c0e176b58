using ClusterProvisioning.Database.Applying;

namespace ClusterProvisioning.Cli.Views.Database;

/// <summary>A step that ran, on one line.</summary>
internal static class ApplyText
{
    /// <summary>"done 12 ms create table plant.reading".</summary>
    public static string Line(StepReport report)
    {
        var outcome = report.Outcome.ToString().ToLowerInvariant();
        var message = report.Message is null ? "" : $": {report.Message}";
        var line = $"{outcome,-8} {report.Took.TotalMilliseconds,6:0} ms  {report.Step.Title}{message}";
        return string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
