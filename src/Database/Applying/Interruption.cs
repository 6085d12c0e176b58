using Npgsql;

namespace ClusterProvisioning.Database.Applying;

/// <summary>Tells what stopped a statement: something that passes, or something that a person has to see to.</summary>
internal static class Interruption
{
    private const string ReadOnly = "25006";

    /// <summary>True where the same statement may well succeed in a moment: somebody else holds a lock.</summary>
    public static bool IsLocked(Exception exception) => exception is PostgresException
    {
        SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.ObjectInUse
            or PostgresErrorCodes.SerializationFailure,
    };

    /// <summary>True where the server went away, or is no primary any more.</summary>
    public static bool IsLost(Exception exception) => exception switch
    {
        PostgresException refused => refused.SqlState.StartsWith("08", StringComparison.Ordinal) || refused.SqlState is ReadOnly
            or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException or IOException or System.Net.Sockets.SocketException => true,
        DatabaseException { IsUnreachable: true } => true,
        InvalidOperationException { InnerException: null, Message: var message } => message.Contains("Connection is not open", StringComparison.Ordinal),
        _ => false,
    };
}
