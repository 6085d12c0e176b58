namespace ClusterProvisioning.Database;

/// <summary>Something about a server that a person has to look at.</summary>
/// <param name="message">What was wanted, what was found, the next step.</param>
/// <param name="isUnreachable">True where there was no server to talk to, or another run holds the lock.</param>
/// <param name="inner">Where it came from.</param>
public sealed class DatabaseException(string message, bool isUnreachable = false, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True where there was no server to talk to, or another run holds the lock.</summary>
    public bool IsUnreachable { get; } = isUnreachable;
}
