using ClusterProvisioning.Database.Applying;

namespace ClusterProvisioning.Cli.Database;

/// <summary>A step that ran, on one line.</summary>
internal static class ApplyText
{
    /// <summary>"done 12 ms create table plant.reading".</summary>
    public static string Line(StepReport report)
    {
        var line = $"{report.Outcome.ToString().ToLowerInvariant(),-8} {report.Took.TotalMilliseconds,6:0} ms  {report.Step.Title}{(report.Message is null ? "" : $": {report.Message}")}";
        return string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter));
    }
}
