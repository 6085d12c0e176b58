using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using ClusterProvisioning.Host;
using Serilog;

namespace ClusterProvisioning.Cli.Logging;

/// <summary>Runs a verb and writes down that it ran, how it ended, and what it did on its way.</summary>
internal static class LoggedRun
{
    // They read files and write to standard output: a log would tell nothing, and cost a start.
    private static readonly string[] Quiet = ["validate", "schema", "compile", "render", "capacity"];

    /// <summary>Runs what was asked.</summary>
    public static Task<int> InvokeAsync(ParseResult asked, InvocationConfiguration configuration)
    {
        var path = PathOf(asked.CommandResult);
        return path.Count == 0 || asked.Errors.Count > 0 || Quiet.Contains(path[0]) || LogFolder.Find() is not { } folder
            ? asked.InvokeAsync(configuration)
            : InvokeAsync(asked, configuration, folder, string.Join(' ', path));
    }

    private static async Task<int> InvokeAsync(ParseResult asked, InvocationConfiguration configuration, string folder, string command)
    {
        await using var log = RunLog.Daily(folder, command);
        Log.Logger = log;
        var watch = Stopwatch.StartNew();
        log.Information("begins");
        try
        {
            var code = await asked.InvokeAsync(configuration);
            log.Information("ends with {ExitCode} after {Seconds:0.0} s", code, watch.Elapsed.TotalSeconds);
            return code;
        }
        catch (Exception exception)
        {
            // Its own words alone, as a person is told them: what lies below may name what it was given.
            log.Error(
                "fails after {Seconds:0.0} s: {Kind}: {Reason}\n{Stack}",
                watch.Elapsed.TotalSeconds,
                exception.GetType().Name,
                exception.Message,
                exception.StackTrace);
            throw;
        }
        finally
        {
            Log.Logger = Serilog.Core.Logger.None;
        }
    }

    // The names of the verbs, never what was given to them.
    private static List<string> PathOf(CommandResult result)
    {
        var path = new List<string>();
        for (SymbolResult? at = result; at is CommandResult { Parent: not null } command; at = command.Parent)
            path.Insert(0, command.Command.Name);
        return path;
    }
}
