namespace ClusterProvisioning.Cli.Exits;

/// <summary>Something that is needed is missing or out of reach; the message says what to do.</summary>
public sealed class MissingException : Exception
{
    /// <summary>With a message for its reader.</summary>
    public MissingException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
