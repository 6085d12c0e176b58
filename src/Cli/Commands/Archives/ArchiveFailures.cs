using ClusterProvisioning.Cli.Exits;
using ClusterProvisioning.Database;
using Npgsql;

namespace ClusterProvisioning.Cli.Commands.Archives;

/// <summary>What can go wrong while chunks are copied or brought back, as a message with a next step and an exit code.</summary>
internal static class ArchiveFailures
{
    private const string Resumed = "what is journaled is not copied twice.";

    /// <summary>Runs a verb and says what went wrong, if anything did.</summary>
    public static async Task<int> GuardAsync(TextWriter error, Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (DatabaseException exception)
        {
            await error.WriteLineAsync($"provision: {exception.Message}");
            return exception.IsUnreachable ? ExitCodes.Missing : ExitCodes.Failed;
        }
        catch (PostgresException exception)
        {
            await error.WriteLineAsync($"provision: {exception.MessageText} ({exception.SqlState}). Mend what the server says, and run again: {Resumed}");
            return ExitCodes.Failed;
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException)
        {
            var reason = exception.GetBaseException().Message.TrimEnd('.');
            await error.WriteLineAsync($"provision: the server or the archive went away: {reason}. Run again: {Resumed}");
            return ExitCodes.Missing;
        }
    }
}
