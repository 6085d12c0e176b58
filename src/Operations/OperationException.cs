namespace ClusterProvisioning.Operations;

/// <summary>Something done to a running region that stopped; the message names the machine, what was wanted, what was found and the next step.</summary>
public sealed class OperationException : Exception
{
    /// <summary>A step that failed.</summary>
    public OperationException(string message)
        : base(message)
    {
    }

    /// <summary>A step that failed because of something below.</summary>
    public OperationException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
