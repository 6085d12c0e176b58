using ClusterProvisioning.Host;
using ClusterProvisioning.Lab;

namespace ClusterProvisioning.Cli.Exits;

/// <summary>What a person is told of an exception: its message, never its stack.</summary>
internal static class Failure
{
    /// <summary>Writes the message to standard error and gives the exit code.</summary>
    public static async Task<int> ReportAsync(Exception exception)
    {
        var message = exception is OperationCanceledException ? "interrupted; run the same command again to continue" : exception.Message;
        await Console.Error.WriteLineAsync($"provision: {message}");
        return exception is DirectoryNotFoundException or MissingException or LabException { IsMissing: true } or HostException { IsMissing: true }
            ? ExitCodes.Missing
            : ExitCodes.Failed;
    }
}
