using Serilog;
using Serilog.Core;
using Serilog.Formatting.Json;

namespace ClusterProvisioning.Host;

/// <summary>The structured logs of runs: a JSON line an event. A log that cannot be written stops nobody.</summary>
public static class RunLog
{
    private const int DaysKept = 14;
    private const long LargestFile = 16 << 20;

    /// <summary>A log in one file, which grows for as long as what it tells of lives.</summary>
    public static Logger To(string file) => new LoggerConfiguration().WriteTo.File(new JsonFormatter(renderMessage: true), file, shared: true).CreateLogger();

    /// <summary>A log in a file a day, the last two weeks of them; each event bears its run and what that was asked to do.</summary>
    /// <param name="folder">Where the files lie.</param>
    /// <param name="command">What was asked, without values: those can be secrets.</param>
    public static Logger Daily(string folder, string command) => new LoggerConfiguration()
        .MinimumLevel.Debug()
        .Enrich.WithProperty("Run", $"{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{Environment.ProcessId}")
        .Enrich.WithProperty("Command", command)
        .WriteTo.File(
            new JsonFormatter(renderMessage: true),
            Path.Combine(folder, "provision-.log"),
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: DaysKept,
            fileSizeLimitBytes: LargestFile,
            shared: true)
        .CreateLogger();
}
